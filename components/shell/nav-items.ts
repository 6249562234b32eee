import type { IconName } from "#components/ui/icon.tsx";
import { can, type Permission, type Role } from "#lib/auth/permissions.ts";

/** A place in the main navigation; `keepsCohort` = its pages show the period and platform chosen. */
export type NavItem = {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly keepsCohort: boolean;
};

type Place = Omit<NavItem, "label"> & { readonly key: string; readonly needs: Permission };

/** The places that a page's address may be at; both navigations name them in this order. */
const navPlaces = [
  { key: "overview", path: "/", icon: "overview", keepsCohort: true, needs: "metrics:read" },
  { key: "dealers", path: "/dealers", icon: "dealers", keepsCohort: true, needs: "metrics:read" },
  { key: "board", path: "/board", icon: "rows", keepsCohort: false, needs: "board:read" },
  {
    key: "platforms",
    path: "/platforms",
    icon: "platform",
    keepsCohort: true,
    needs: "platforms:read",
  },
  { key: "reasons", path: "/reasons", icon: "reasons", keepsCohort: true, needs: "metrics:read" },
  { key: "report", path: "/report", icon: "report", keepsCohort: true, needs: "metrics:read" },
  { key: "log", path: "/log", icon: "pen", keepsCohort: false, needs: "events:write" },
  { key: "order", path: "/order", icon: "order", keepsCohort: false, needs: "orders:write" },
  { key: "orders", path: "/orders", icon: "orders", keepsCohort: false, needs: "orders:read" },
  { key: "stock", path: "/stock", icon: "stock", keepsCohort: false, needs: "platforms:read" },
  {
    key: "disputes",
    path: "/disputes",
    icon: "alert",
    keepsCohort: false,
    needs: "disputes:write",
  },
  { key: "misses", path: "/misses", icon: "pen", keepsCohort: false, needs: "events:correct" },
  { key: "excuses", path: "/excuses", icon: "check", keepsCohort: false, needs: "excuses:read" },
  { key: "record", path: "/record", icon: "overview", keepsCohort: false, needs: "record:read" },
  {
    key: "shipments",
    path: "/shipments",
    icon: "shipments",
    keepsCohort: true,
    needs: "shipments:read",
  },
  { key: "compare", path: "/compare", icon: "compare", keepsCohort: true, needs: "metrics:read" },
  { key: "import", path: "/import", icon: "import", keepsCohort: false, needs: "imports:read" },
  {
    key: "products",
    path: "/admin/products",
    icon: "columns",
    keepsCohort: false,
    needs: "settings:write",
  },
  {
    key: "policies",
    path: "/admin/platforms",
    icon: "clock",
    keepsCohort: false,
    needs: "policies:write",
  },
  {
    key: "people",
    path: "/admin/people",
    icon: "person",
    keepsCohort: false,
    needs: "people:write",
  },
] as const satisfies readonly Place[];

/** The places that somebody's role opens. */
export function navPlacesOf(role: Role) {
  return navPlaces.filter(({ needs }) => can(role, needs));
}

/** What a role does on a phone, where the general order would put it out of a thumb's reach. */
const byThumb: Partial<Record<Role, readonly string[]>> = {
  ops: ["/board", "/log", "/orders", "/order", "/disputes", "/stock"],
  representative: ["/", "/dealers", "/order", "/orders"],
};

/** Places in the order in which a phone shows them: what the role does there first, then the others. */
export function thumbFirst<P extends { readonly path: string }>(
  role: Role,
  places: readonly P[],
): P[] {
  const first = (byThumb[role] ?? []).flatMap((path) => places.filter((one) => one.path === path));
  return [...first, ...places.filter((place) => !first.includes(place))];
}

/** Pages of a place whose addresses are not below its own: the tabs beside it. */
const besides: Record<string, readonly string[]> = {
  "/admin/platforms": ["/admin/service-classes", "/admin/targets", "/admin/reasons"],
};

/** Whether an address's path belongs to a place: the overview's is its own alone. */
export function isAt(place: string, pathname: string): boolean {
  if (place === "/") return pathname === "/";
  return [place, ...(besides[place] ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
}
