import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { v7 as newId } from "uuid";
import { explainInListAction } from "#app/(ops)/misses/actions.ts";
import { requestMonths, requestNow } from "#app/cohort.ts";
import { parseAsPage } from "#app/search-params.ts";
import { MissKeys } from "#components/misses/miss-keys.tsx";
import { MissLine } from "#components/misses/miss-line.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { NO_REASON, noCut } from "#lib/contracts/filters.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { countReasonUses, listReasons } from "#lib/data/miss-reasons.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const PAGE_SIZE = 20;
const DAYS = 14;
/** How many reasons stand there at once; a digit presses each. */
const USUAL = 5;
const DAY_MS = 86_400_000;

const loadQuery = createLoader({ page: parseAsPage.withDefault(1) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("excuses.misses"))("title") };
}

/**
 * The last fourteen civil days, and the one that has begun somewhere already; where nothing was due in
 * them, the newest month with data, as everywhere.
 */
async function recentDays(now: Date): Promise<Period> {
  const [newest] = await requestMonths();
  const today = Math.floor(now.getTime() / DAY_MS);
  const from = isoOfDay(today - DAYS);
  const isPast = newest !== undefined && newest.month < from.slice(0, 7);
  return parsePeriod(isPast ? newest.month : `${from}..${isoOfDay(today + 1)}`) ?? ALL_TIME;
}

export default async function MissesPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("events:correct");
  const { page } = await loadQuery(props.searchParams);
  const now = requestNow();
  const period = await recentDays(now);
  const [{ rows, total }, reasons, uses, locale, t] = await Promise.all([
    listShipments(
      scope,
      {
        period,
        platformId: null,
        serviceClass: null,
        cut: { ...noCut, reason: NO_REASON },
        outcome: "missed",
        dealerIds: null,
        lateFromMinutes: null,
        lateToMinutes: null,
        search: null,
      },
      { sort: "-due", page, pageSize: PAGE_SIZE },
      now,
    ),
    listReasons(scope),
    countReasonUses(scope, now),
    getLocale(),
    getTranslations("excuses.misses"),
  ]);
  const choices = reasons.map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: locale === "en" ? nameEn : nameZh,
  }));
  const byUse = choices.toSorted((a, b) => (uses.get(b.value) ?? 0) - (uses.get(a.value) ?? 0));
  const [usual, others] = [byUse.slice(0, USUAL), byUse.slice(USUAL)];
  const list = { period: period.key, outcome: "missed", reason: NO_REASON };
  return (
    <>
      <PageHeader
        title={t("heading", {
          count: total,
          period:
            period.kind === "range" ? t("days", { days: DAYS }) : formatPeriod(period, locale),
        })}
        meta={
          <>
            <p>{t("caption")}</p>
            {total === 0 ? null : (
              <p>
                <Link className="drill" href={hrefTo("/shipments", list)} prefetch={false}>
                  {t("asList")}
                </Link>
                <span className="ml-3 max-lg:hidden">{t("keys", { most: USUAL })}</span>
              </p>
            )}
          </>
        }
      />
      <MissKeys listId="misses" />
      {rows.length === 0 ? (
        <p className="py-6 text-ink-2">{t("empty")}</p>
      ) : (
        <ol id="misses">
          {rows.map((row) => {
            const name = row.number ?? row.orderNumber ?? t("unnumbered");
            return (
              <li
                key={row.id}
                className="border-b border-line-1 py-3 lg:grid lg:grid-cols-2 lg:gap-x-10"
              >
                <div className="min-w-0">
                  <h2 className="flex flex-wrap items-baseline gap-x-3 font-bold">
                    <Link
                      className="hover:underline"
                      href={`/shipments/${row.dealerId}/${row.id}`}
                      prefetch={false}
                    >
                      {name}
                    </Link>
                    <span>{row.dealerName}</span>
                  </h2>
                  <p className="flex flex-wrap items-center gap-x-3 text-ink-2">
                    <VerdictBadge verdict={row.verdict} />
                    <Lateness item={row} />
                    <span>{row.platformName}</span>
                    <span>
                      {t("due")}{" "}
                      <Instant
                        at={row.dueAt}
                        zone={row.zone}
                        precision={row.duePrecision === "date" ? "date" : "minute"}
                      />
                    </span>
                  </p>
                </div>
                <MissLine
                  action={explainInListAction}
                  fields={{ id: newId(), dealerId: row.dealerId, shipmentId: row.id }}
                  usual={usual}
                  others={others}
                  words={{ group: t("group", { name }), more: t("more"), kept: t("kept") }}
                />
              </li>
            );
          })}
        </ol>
      )}
      <EarlierLater
        page={page}
        hasMore={page * PAGE_SIZE < total}
        href={(to) => hrefTo("/misses", { page: to === 1 ? null : String(to) })}
      />
    </>
  );
}
