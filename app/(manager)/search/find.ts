import { getLocale, getTranslations } from "next-intl/server";
import { findPlaces } from "#app/(manager)/search/find-places.ts";
import { cohortOf, type Found } from "#app/(manager)/search/found.ts";
import { requestMonths, requestPlatforms, requestRegions } from "#app/cohort.ts";
import { pickersOn } from "#components/shell/pickers-on.ts";
import { requireActor, requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { viewHref } from "#lib/contracts/saved-view.ts";
import type { SearchAnswer, SearchGroup, SearchHit, SearchKind } from "#lib/contracts/search.ts";
import { listAllViews } from "#lib/data/saved-views.ts";
import { type FoundNumber, findNumbers, listDealerNames } from "#lib/data/search.ts";
import { findPeriods } from "#lib/domain/search/find-periods.ts";
import { findNamed } from "#lib/domain/search/match-name.ts";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";
import { formatCivilDate, formatPeriod } from "#lib/i18n/format-time.ts";

const SHOWN = 6;
const navKeys = {
  "/dealers": "dealers",
  "/shipments": "shipments",
  "/reasons": "reasons",
} as const;

/** Everything that a text finds, as of the page it is searched from. */
export async function findEverything(text: string, from: URL): Promise<SearchAnswer> {
  const { role } = await requireActor();
  const q = text.trim();
  const [t, dealers, numbers, platforms, periods, regions, views, places] = await Promise.all([
    getTranslations("palette"),
    q === "" ? null : dealersNamed(q, from),
    q === "" ? null : numbered(q),
    q === "" ? null : platformsNamed(q, from),
    q === "" ? null : periodsNamed(q, from),
    q === "" ? [] : regionReports(q, from),
    viewsNamed(q),
    findPlaces(role, q, from),
  ]);
  const group = (kind: SearchKind, found: Found | null | undefined): SearchGroup[] =>
    found && found.hits.length > 0
      ? [{ kind, heading: t(`kind.${kind}`), hits: found.hits, more: found.more }]
      : [];
  const groups = [
    ...group("dealer", dealers),
    ...group("shipment", numbers?.shipments),
    ...group("order", numbers?.orders),
    ...group("platform", platforms),
    ...group("period", periods),
    ...group("view", views),
    ...group("page", places.pages),
    ...group("action", {
      ...places.actions,
      hits: [...(dealers?.reports ?? []), ...regions, ...places.actions.hits],
    }),
  ];
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  return { summary: q === "" ? t("start") : t("found", { count, text: q }), groups };
}

async function dealersNamed(q: string, from: URL) {
  const [names, t] = await Promise.all([
    listDealerNames(await requireScope("metrics:read")),
    getTranslations("palette"),
  ]);
  const found = findNamed(q, names);
  const shown = found.slice(0, SHOWN);
  const region = from.searchParams.get("region");
  const cohort = (regionId: string | null) => cohortOf(from, region === regionId);
  return {
    hits: shown.map(
      (dealer): SearchHit => ({
        key: `dealer-${dealer.id}`,
        label: dealer.name,
        note: [dealer.city, dealer.platform].filter(Boolean).join("·") || null,
        to: { kind: "page", href: hrefTo(`/dealers/${dealer.id}`, cohort(dealer.regionId)) },
      }),
    ),
    more: found.length > SHOWN ? t("firstOf", { shown: SHOWN, total: found.length }) : null,
    reports: shown.slice(0, 2).map(
      (dealer): SearchHit => ({
        key: `report-${dealer.id}`,
        label: t("action.dealerReport", { name: dealer.name }),
        note: null,
        to: {
          kind: "page",
          href: hrefTo("/report", { period: from.searchParams.get("period"), dealer: dealer.id }),
        },
      }),
    ),
  };
}

async function numbered(q: string) {
  const [scope, t, locale] = await Promise.all([
    requireScope("shipments:read"),
    getTranslations("palette"),
    getLocale(),
  ]);
  const { shipments, orders } = await findNumbers(scope, q, SHOWN + 1);
  const all = hrefTo("/shipments", { period: "all", q });
  const hits = (found: readonly FoundNumber[]): Found => ({
    hits: found.slice(0, SHOWN).map((one) => ({
      key: `number-${one.id ?? `${one.dealerId}-${one.number}`}`,
      label: one.number,
      note: [
        one.dealer,
        one.on === null ? null : t("due", { day: formatCivilDate(one.on, locale) }),
      ]
        .filter(Boolean)
        .join("·"),
      to: {
        kind: "page",
        href:
          one.id === null
            ? hrefTo("/shipments", { period: "all", q: one.number })
            : `/shipments/${one.dealerId}/${one.id}`,
      },
    })),
    more: found.length > SHOWN ? t("manyMore") : null,
  });
  const list = hits(shipments);
  const beyond: SearchHit[] =
    list.more === null
      ? []
      : [
          {
            key: "all-numbers",
            label: t("allNumbers", { text: q }),
            note: null,
            to: { kind: "page", href: all },
          },
        ];
  return { shipments: { ...list, hits: [...list.hits, ...beyond] }, orders: hits(orders) };
}

async function platformsNamed(q: string, from: URL): Promise<Found> {
  const platforms = await requestPlatforms();
  const named = platforms.map((platform) => ({ ...platform, others: [platform.city] }));
  const { platform: _, ...cohort } = cohortOf(from, true);
  return {
    hits: findNamed(q, named)
      .slice(0, SHOWN)
      .map(({ id, name, city }) => ({
        key: `platform-${id}`,
        label: name,
        note: city,
        to: { kind: "page", href: hrefTo(`/platforms/${id}`, cohort) },
      })),
    more: null,
  };
}

async function regionReports(q: string, from: URL): Promise<SearchHit[]> {
  const [regions, t] = await Promise.all([requestRegions(), getTranslations("palette")]);
  const period = from.searchParams.get("period");
  return findNamed(
    q,
    regions.map((region) => ({ ...region, others: [] })),
  )
    .slice(0, SHOWN)
    .map(({ id, name }) => ({
      key: `report-${id}`,
      label: t("action.regionReport", { name }),
      note: null,
      to: { kind: "page", href: hrefTo("/report", { period, region: id }) },
    }));
}

/** Saved views by their names; those of all pages where nothing is typed. */
async function viewsNamed(q: string): Promise<Found> {
  const [views, t, nav] = await Promise.all([
    listAllViews(await requireScope("metrics:read")),
    getTranslations("palette"),
    getTranslations("common.nav"),
  ]);
  const found =
    q === ""
      ? views
      : findNamed(
          q,
          views.map((view) => ({ ...view, others: [] })),
        );
  return {
    hits: found.slice(0, SHOWN).map((view) => ({
      key: `view-${view.id}`,
      label: view.name,
      note: nav(navKeys[view.page]),
      to: { kind: "page", href: viewHref(view) },
    })),
    more: found.length > SHOWN ? t("manyMore") : null,
  };
}

/** The same page in another period, or the overview where the page has none. */
async function periodsNamed(q: string, from: URL): Promise<Found> {
  const [months, locale, t] = await Promise.all([
    requestMonths(),
    getLocale(),
    getTranslations("palette"),
  ]);
  const keys = new Set(months.flatMap(({ month }) => [month, month.slice(0, 4)]));
  const named = ["all", ...keys].flatMap((key) => {
    const period = parsePeriod(key) ?? ALL_TIME;
    return [{ period, words: [formatPeriod(period, "zh-CN"), formatPeriod(period, "en")] }];
  });
  const path = pickersOn(from.pathname).period ? from.pathname : "/";
  const query = new URLSearchParams(path === from.pathname ? from.search : "");
  query.delete("page");
  return {
    hits: findPeriods(q, named)
      .slice(0, 4)
      .map((period) => {
        query.set("period", period.key);
        return {
          key: `period-${period.key}`,
          label: t("toPeriod", { period: formatPeriod(period, locale) }),
          note: null,
          to: { kind: "page", href: `${path}?${query}` },
        };
      }),
    more: null,
  };
}
