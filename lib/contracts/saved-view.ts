import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";

/** The pages that keep views. */
export const viewPages = ["/dealers", "/shipments", "/reasons"] as const;
export type ViewPage = (typeof viewPages)[number];

export const MAX_NAME_CHARACTERS = 60;
export const MAX_VIEWS_A_PAGE = 30;
const MAX_QUERY_CHARACTERS = 4000;

/** A named set of filters of a page; `query` is canonical. */
export type View = {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  readonly query: string;
};

/** Where a view is open. */
export function viewHref({ page, id, query }: View): string {
  return `${hrefTo(page, { view: id })}${query && `&${query}`}`;
}

/** Why a view is not kept. */
export type ViewRefusal = "name_empty" | "name_long" | "name_taken" | "too_many" | "query_long";

/** What a form names: a page, a name, filters; or why that cannot be kept. */
export function readView(
  page: string,
  name: string,
  query: string,
): { view: Omit<View, "id"> } | { refused: ViewRefusal } | null {
  const known = viewPages.find((one) => one === page);
  if (known === undefined) return null;
  const words = name
    .normalize("NFKC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  if (words === "") return { refused: "name_empty" };
  if (Array.from(words).length > MAX_NAME_CHARACTERS) return { refused: "name_long" };
  if (query.length > MAX_QUERY_CHARACTERS) return { refused: "query_long" };
  return { view: { page: known, name: words, query: canonicalQuery(new URLSearchParams(query)) } };
}

/**
 * Filters in one order, so that equal ones are equal texts; which page of a list is open, and which
 * view, is no filter.
 */
export function canonicalQuery(params: LinkParams | URLSearchParams): string {
  const query =
    params instanceof URLSearchParams ? params : new URLSearchParams(hrefTo("", params).slice(1));
  const kept = [...query].filter(
    ([name, value]) => name !== "page" && name !== "view" && !/[\p{C}]/u.test(name + value),
  );
  const sorted = new URLSearchParams(kept);
  sorted.sort();
  return sorted.toString();
}

/** Whether a view shows what other filters show, where one without a period is of the newest month. */
export function showsSame(view: string, present: string, newest: string): boolean {
  return withPeriod(view, newest) === withPeriod(present, newest);
}

/** Filters without their period: always of the newest month with data. */
export function withoutPeriod(query: string): string {
  const params = new URLSearchParams(query);
  params.delete("period");
  return params.toString();
}

function withPeriod(query: string, newest: string): string {
  const params = new URLSearchParams(query);
  if (!params.has("period")) params.set("period", newest);
  return canonicalQuery(params);
}
