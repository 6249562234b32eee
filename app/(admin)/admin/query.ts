import type { SearchParams } from "nuqs/server";

/** The query of a page as forms are read: repeated names as lists. */
export function queryOf(searchParams: SearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) query.append(name, one);
  }
  return query;
}
