import { createLoader, createParser } from "nuqs/server";
import { cohortParams } from "#app/search-params.ts";
import { platformSorts } from "#lib/charts/prepare-platforms.ts";

/** `due` or, the other way round, `-due`. */
const parseAsSort = createParser({
  parse: (text) => {
    const key = platformSorts.find((sort) => sort === text.replace(/^-/, ""));
    return key === undefined ? null : { key, descending: text.startsWith("-") };
  },
  serialize: ({ key, descending }) => `${descending ? "-" : ""}${key}`,
  eq: (a, b) => a.key === b.key && a.descending === b.descending,
});

/** What the table of platforms and its download are asked by their address. */
export const loadPlatformsQuery = createLoader({
  ...cohortParams,
  sort: parseAsSort.withDefault({ key: "rate", descending: false }),
});
