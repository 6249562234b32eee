import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadCompareQuery, resolveSides } from "#app/(manager)/compare/query.ts";
import { readComparison } from "#app/(manager)/compare/read-comparison.ts";
import { periodOptions, sideNames } from "#app/(manager)/compare/words.ts";
import { requestNow, requestPlatforms } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { ComparedReasonsPanel } from "#components/compare/compared-reasons-panel.tsx";
import { MovedUnitsPanel } from "#components/compare/moved-units-panel.tsx";
import { RatesPanel } from "#components/compare/rates-panel.tsx";
import { SidePickers } from "#components/compare/side-pickers.tsx";
import { StandingsPanel } from "#components/compare/standings-panel.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { LinkedHighlight } from "#components/ui/linked-highlight.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { cohortsOverlap } from "#lib/charts/prepare-compare.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

export default async function ComparePage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("metrics:read");
  const query = await loadCompareQuery(props.searchParams);
  const { first, second, cohort } = await resolveSides(query);
  const [platforms, classes, locale, t] = await Promise.all([
    requestPlatforms(),
    listServiceClasses(scope),
    getLocale(),
    getTranslations("compare"),
  ]);
  if (cohort.months.length === 0) {
    return (
      <NoData
        scope={scope}
        title={t("none.title")}
        body={t("none.body")}
        action={t("none.action")}
      />
    );
  }
  const { class: serviceClass, region } = cohort.params;
  const kept = { class: serviceClass, region };
  const pickers = (
    <SidePickers
      first={{ period: first.period.key, platform: first.platformId }}
      second={{ period: second.period.key, platform: second.platformId }}
      periods={periodOptions(cohort.months, [first.period, second.period], locale)}
      platforms={platforms.map(({ id, name }) => ({ value: id, label: name }))}
      kept={kept}
      swapHref={hrefTo("/compare", {
        a: second.period.key,
        pa: second.platformId,
        b: first.period.key,
        pb: first.platformId,
        ...kept,
      })}
    />
  );
  const samePlatform = first.platformId === second.platformId;
  if (samePlatform && first.period.key === second.period.key) {
    return (
      <>
        <PageHeader title={t("same.title")} meta={t("same.body")} />
        {pickers}
      </>
    );
  }
  const overlaps = cohortsOverlap(first, second);
  const found = await readComparison(
    scope,
    { first, second },
    { regionId: cohort.regionId, overlaps, classNames: classNamesIn(classes, locale) },
    requestNow(),
  );
  const [firstName, secondName] = sideNames(first, second, platforms, locale, t);
  const [before, after] = [found.first.league.overall, found.second.league.overall];
  const raw = found.comparison.rates.find(({ ruler }) => ruler === "raw")?.compared ?? null;
  if (before === null || after === null || raw === null) {
    return (
      <>
        <PageHeader
          title={t("nothing.title", { side: before === null ? firstName : secondName })}
          meta={t("nothing.body")}
        />
        {pickers}
      </>
    );
  }
  const side = (filter: typeof first, name: string) => ({
    name,
    params: {
      period: filter.period.key,
      platform: filter.platformId,
      class: serviceClass,
      region,
    },
  });
  const sides = { first: side(first, firstName), second: side(second, secondName) };
  const points = (100 * raw.difference).toFixed(2);
  return (
    <>
      <PageHeader
        title={t("finding", {
          first: firstName,
          second: secondName,
          secondRate: formatRate(after.rate, found.second.league.target),
          direction: Number(points) === 0 ? "level" : Number(points) > 0 ? "up" : "down",
          points: points.replace("-", ""),
          conclusion: raw.conclusion,
        })}
        meta={
          <>
            {t("caption", {
              first: firstName,
              firstDue: formatCount(before.due),
              second: secondName,
              secondDue: formatCount(after.due),
            })}
            {overlaps ? <strong className="block text-bad">{t("overlap")}</strong> : null}
          </>
        }
      />
      {pickers}
      <LinkedHighlight>
        <div className="grid gap-x-10 gap-y-4 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-y-4">
            <RatesPanel
              comparison={found.comparison}
              first={{ ...sides.first, minutesN: found.first.minutes.count }}
              second={{ ...sides.second, minutesN: found.second.minutes.count }}
              target={found.second.league.target}
            />
            <ComparedReasonsPanel compared={found.reasons} {...sides} />
          </div>
          <div className="flex min-w-0 flex-col gap-y-4">
            <StandingsPanel
              comparison={found.comparison}
              first={{ ...sides.first, league: found.first.league }}
              second={{ ...sides.second, league: found.second.league }}
            />
            {found.moved === null ? null : (
              <MovedUnitsPanel moved={found.moved} unit={found.movedBy} {...sides} />
            )}
          </div>
        </div>
      </LinkedHighlight>
    </>
  );
}
