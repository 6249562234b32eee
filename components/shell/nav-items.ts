import type { IconName } from "#components/ui/icon.tsx";

/** A place in the main navigation; `keepsCohort` = its pages show the period and platform chosen. */
export type NavItem = {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly keepsCohort: boolean;
};

/** The places that a page's address may be at; both navigations name them in this order. */
export const navPlaces = [
  { key: "overview", path: "/", icon: "overview", keepsCohort: true },
  { key: "dealers", path: "/dealers", icon: "dealers", keepsCohort: true },
  { key: "platforms", path: "/platforms", icon: "platform", keepsCohort: true },
  { key: "reasons", path: "/reasons", icon: "reasons", keepsCohort: true },
  { key: "report", path: "/report", icon: "report", keepsCohort: true },
  { key: "shipments", path: "/shipments", icon: "shipments", keepsCohort: true },
  { key: "compare", path: "/compare", icon: "compare", keepsCohort: true },
  { key: "import", path: "/import", icon: "import", keepsCohort: false },
] as const;

/** Whether an address's path belongs to a place: the overview's is its own alone. */
export function isAt(place: string, pathname: string): boolean {
  return place === "/" ? pathname === "/" : pathname === place || pathname.startsWith(`${place}/`);
}
