import { cityPlaces } from "#lib/domain/geo/city-places.ts";
import type { Place } from "#lib/domain/geo/distance.ts";

const places = new Map<string, Place>();
for (const [name, latinName, latitude, longitude] of cityPlaces) {
  for (const key of [name, latinName.toLowerCase().replace(/[' ]/g, "")]) {
    // Taizhou is two cities: a Latin name that does not say which says nothing.
    if (places.has(key)) places.delete(key);
    else places.set(key, { latitude, longitude });
  }
}

/**
 * Where a city lies, for what has no place of its own: its centre, or null where it is not known. The
 * name may have its 市, and may be the Latin one.
 */
export function placeOf(city: string): Place | null {
  const key = city
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s'’-]/g, "");
  return (
    places.get(key) ??
    places.get(key.replace(/市$/, "")) ??
    places.get(key.replace(/city$/, "")) ??
    null
  );
}
