/** Values of a query; null, undefined and empty lists are left out, lists are repeated. */
export type LinkParams = Readonly<
  Record<string, string | number | readonly string[] | null | undefined>
>;

/** The address of a page with its query, in the order given: `/shipments?period=2026-10&outcome=missed`. */
export function hrefTo(path: string, params: LinkParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
