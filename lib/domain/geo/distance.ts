/** A place on the globe, in degrees of WGS 84. */
export type Place = { readonly latitude: number; readonly longitude: number };

/** Mean radius of the Earth, (2a + b) ÷ 3 (IUGG; Moritz, "Geodetic Reference System 1980"). */
const EARTH_RADIUS_KM = 6371.0088;

/**
 * Distance along the great circle, in kilometres, by the haversine formula, which stays exact for
 * places close to each other (Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984). The
 * globe taken as a ball, it is off by at most 0.6 %; roads are longer by far more.
 */
export function distanceKm(from: Place, to: Place): number {
  const [fromPhi, toPhi] = [radians(from.latitude), radians(to.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const haversine =
    half(toPhi - fromPhi) +
    Math.cos(fromPhi) * Math.cos(toPhi) * half(radians(to.longitude - from.longitude));
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
