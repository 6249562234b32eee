import { getLocale, getTranslations } from "next-intl/server";
import { cohortOf, type Found } from "#app/(manager)/search/found.ts";
import { navPlacesOf } from "#components/shell/nav-items.ts";
import { themes } from "#components/shell/theme.ts";
import { can, type Role } from "#lib/auth/permissions.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { SearchHit } from "#lib/contracts/search.ts";
import { referenceKinds } from "#lib/domain/importing/kinds.ts";
import { findNamed } from "#lib/domain/search/match-name.ts";

type Place = SearchHit & { readonly name: string; readonly others: readonly string[] };

/**
 * The pages that a role opens and what it may do, found by their names in either language and by other
 * words for them.
 */
export async function findPlaces(
  role: Role,
  q: string,
  from: URL,
): Promise<{ pages: Found; actions: Found }> {
  const [locale, zh, en, zhNav, enNav] = await Promise.all([
    getLocale(),
    getTranslations({ locale: "zh-CN", namespace: "palette" }),
    getTranslations({ locale: "en", namespace: "palette" }),
    getTranslations({ locale: "zh-CN", namespace: "common.nav" }),
    getTranslations({ locale: "en", namespace: "common.nav" }),
  ]);
  const place = (
    key: string,
    names: readonly [string, string],
    also: string,
    to: SearchHit["to"],
  ) => {
    const [name, other] = locale === "en" ? [names[1], names[0]] : names;
    return { key, label: name, note: null, to, name, others: [other, ...also.split(" ")] };
  };
  const cohort = cohortOf(from, true);
  const pages = navPlacesOf(role).map(({ key, path, keepsCohort }) =>
    place(`page-${key}`, [zhNav(key), enNav(key)], zh(`also.${key}`), {
      kind: "page",
      href: hrefTo(path, keepsCohort ? cohort : {}),
    }),
  );
  const other = locale === "en" ? "zh-CN" : "en";
  const imports = [
    place("do-import", [zh("action.import"), en("action.import")], zh("also.import"), {
      kind: "page",
      href: "/import",
    }),
    ...referenceKinds.map((kind) =>
      place(
        `do-import-${kind}`,
        [zh(`action.importKind.${kind}`), en(`action.importKind.${kind}`)],
        zh("also.import"),
        { kind: "page", href: hrefTo("/import", { kind }) },
      ),
    ),
    place("do-undo", [zh("action.undo"), en("action.undo")], zh("also.undo"), {
      kind: "page",
      href: "/import#history-title",
    }),
  ];
  const reading = [
    place("do-compare", [zh("action.compare"), en("action.compare")], zh("also.compare"), {
      kind: "page",
      href: hrefTo("/compare", cohort),
    }),
    ...(["dealers", "shipments"] as const).map((what) =>
      place(
        `do-export-${what}`,
        [zh(`action.export.${what}`), en(`action.export.${what}`)],
        zh("also.export"),
        {
          kind: "file",
          // A page's own address says exactly what is on the screen.
          href: `/${what}/export${from.pathname === `/${what}` ? from.search : hrefTo("", cohort)}`,
        },
      ),
    ),
  ];
  const actions = [
    ...(can(role, "imports:write") ? imports : []),
    ...(can(role, "metrics:read") ? reading : []),
    place("do-language", [zh("action.language"), en("action.language")], zh("also.language"), {
      kind: "locale",
      value: other,
    }),
    ...themes.map((theme) =>
      place(
        `do-theme-${theme}`,
        [zh(`action.theme.${theme}`), en(`action.theme.${theme}`)],
        zh("also.theme"),
        {
          kind: "theme",
          value: theme,
        },
      ),
    ),
  ];
  const found = (places: readonly Place[]): Found => ({
    hits: (q === "" ? places : findNamed(q, places)).map(({ name: _, others: __, ...hit }) => hit),
    more: null,
  });
  return { pages: found(pages), actions: found(actions) };
}
