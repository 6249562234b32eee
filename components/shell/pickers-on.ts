/** Which choices of the top bar mean something to a page. */
export type Pickers = {
  readonly region: boolean;
  /** Platform and service class. */
  readonly cohort: boolean;
  readonly period: boolean;
};

const all: Pickers = { region: true, cohort: true, period: true };
const none: Pickers = { region: false, cohort: false, period: false };

/**
 * The choices that change what a page shows. A page about one dealer has no region to choose, one
 * about one platform no platform; a comparison names its own periods; a search, a shipment or an
 * import answers the same whatever is chosen.
 *
 * @param ofDealer whether the address names a dealer whose report it is
 */
export function pickersOn(pathname: string, ofDealer = false): Pickers {
  const [, place = "", ...below] = pathname.split("/");
  if (place === "dealers" && below.length > 0) return { ...all, region: false };
  if (place === "platforms" && below.length > 0) return { ...all, cohort: false };
  if (place === "report") return { ...all, region: !ofDealer, cohort: false };
  if (place === "compare") return { ...all, period: false };
  if (place === "shipments" && below.length > 0) return none;
  return ["", "dealers", "platforms", "reasons", "shipments"].includes(place) ? all : none;
}
