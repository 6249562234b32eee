import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { readPlatformPage } from "#app/(manager)/platforms/[id]/read-platform.ts";
import { requestNow, requestPlatforms, resolveCohort } from "#app/cohort.ts";
import { loadCohortParams, parseAsId } from "#app/search-params.ts";
import { MonthsPanel } from "#components/dealers/months-panel.tsx";
import { HoursPanel } from "#components/overview/hours-panel.tsx";
import { ClassesPanel } from "#components/platforms/classes-panel.tsx";
import { DaysPanel } from "#components/platforms/days-panel.tsx";
import { DealersPanel } from "#components/platforms/dealers-panel.tsx";
import { PlatformFigures } from "#components/platforms/platform-figures.tsx";
import { ReasonsPanel } from "#components/reasons/reasons-panel.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/may.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { prepareHourStrip } from "#lib/charts/prepare-hour-strip.ts";
import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { SLOW_LOG_MINUTES } from "#lib/data/metrics/platform-lag.ts";
import { formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const DESK_MONTHS = 24;
const PHONE_MONTHS = 12;

// The page and its title ask for the same platform: looked up once a request.
const platformOf = cache(async (params: Props["params"]) => {
  const id = parseAsId.parse((await params).id);
  return (await requestPlatforms()).find((platform) => platform.id === id) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await platformOf(params)).name };
}

export default async function PlatformPage({ params, searchParams }: Props) {
  const scope = await requireScope("platforms:read");
  const platform = await platformOf(params);
  const given = await loadCohortParams(searchParams);
  const cohort = await resolveCohort({ ...given, platform: platform.id });
  const [page, locale, t] = await Promise.all([
    readPlatformPage(scope, cohort, requestNow()),
    getLocale(),
    getTranslations("platforms.page"),
  ]);
  const { row, target, league } = page;
  const period = formatPeriod(cohort.filter.period, locale);
  const list = hrefTo("/platforms", { ...cohort.params, platform: null });
  const header = (
    <PageHeader
      title={platform.name}
      meta={t("meta", { city: platform.city, zone: platform.zone })}
      back={{ href: list, label: t("back") }}
    />
  );
  if (row === null || row.raw === null) {
    const all = hrefTo(`/platforms/${platform.id}`, { period: "all" });
    return (
      <>
        {header}
        <EmptyState
          title={t("nothing", { period })}
          action={{ href: all, label: t("nothingAction") }}
        />
      </>
    );
  }
  const shipments = cohort.params;
  const months = (most: number) =>
    prepareMonthRates(page.months, target, cohort.filter.period, most);
  return (
    <>
      {header}
      <p className="max-w-3xl text-title">
        {t("sentence", {
          period,
          rate: formatRate(row.raw.rate, target),
          relation: row.verdict ?? "unsure",
          target: formatTarget(target),
          dealers: row.dealers,
          weak: league.standings.weak,
        })}
      </p>
      <PlatformFigures
        row={row}
        target={target}
        slowMinutes={SLOW_LOG_MINUTES}
        shipments={shipments}
      />
      <div className="grid gap-x-10 gap-y-4 xl:grid-cols-2">
        <DealersPanel league={league} cohort={shipments} linked={may(scope, "metrics:read")} />
        <ReasonsPanel totals={page.reasons} cohort={shipments} />
        <HoursPanel
          strip={prepareHourStrip(page.hours, target)}
          href={(weekday, hour) =>
            hrefTo("/shipments", { ...shipments, outcome: "due", weekday, hour })
          }
        />
        <DaysPanel days={page.days} cohort={shipments} />
      </div>
      <div className="mt-4 grid gap-x-10 gap-y-4 border-t border-line-1 xl:grid-cols-[720px_1fr]">
        <MonthsPanel
          wide={months(DESK_MONTHS)}
          narrow={months(PHONE_MONTHS)}
          href={(month) =>
            hrefTo(`/platforms/${platform.id}`, {
              ...shipments,
              platform: null,
              period: month,
            })
          }
          shipments={(month, outcome) =>
            hrefTo("/shipments", { ...shipments, period: month, outcome })
          }
        />
        <ClassesPanel
          classes={page.classes}
          classNames={classNamesIn(page.classNames, locale)}
          target={target}
          cohort={shipments}
        />
      </div>
    </>
  );
}
