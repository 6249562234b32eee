import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { RequestActions } from "#app/(ops)/excuses/request-actions.tsx";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { ExcuseCard } from "#components/excuses/excuse-card.tsx";
import { PauseHabits } from "#components/excuses/pause-habits.tsx";
import { PeopleHabits } from "#components/excuses/people-habits.tsx";
import { PlatformHabits } from "#components/excuses/platform-habits.tsx";
import { periodItems } from "#components/shell/period-items.ts";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import type { Scope } from "#lib/auth/scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { type ExcuseCount, listCountedExcuses } from "#lib/data/excuse-list.ts";
import { readExcusePeople, readExcusePlatforms } from "#lib/data/metrics/excuse-habits.ts";
import { readPauseHabits } from "#lib/data/metrics/pause-habits.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const PAGE_SIZE = 20;

/** Who excuses how often: excuses are how averages get painted. */
export async function Habits({
  scope,
  query,
  of,
  page,
}: {
  scope: Scope;
  query: Parameters<typeof resolveCohort>[0];
  /** Of whom the requests are shown that a count is made of; null = the counts themselves. */
  of: { readonly personId: string; readonly count: ExcuseCount } | null;
  page: number;
}) {
  const { filter, params, months } = await resolveCohort({ ...query, region: null });
  const [people, platforms, pauses, locale, t] = await Promise.all([
    readExcusePeople(scope, filter),
    readExcusePlatforms(scope, filter, requestNow()),
    readPauseHabits(scope, filter),
    getLocale(),
    getTranslations("excuses.habits"),
  ]);
  const { period } = params;
  const href = (personId: string | null, count: ExcuseCount | null, to = 1) =>
    hrefTo("/excuses", {
      tab: "habits",
      period,
      person: personId,
      count,
      page: to === 1 ? null : String(to),
    });
  if (of !== null) {
    const shown = { page, pageSize: PAGE_SIZE };
    const requests = await listCountedExcuses(scope, of, filter, shown, requestNow());
    const whose = people.find(({ personId }) => personId === of.personId);
    const total = whose?.[of.count] ?? 0;
    return (
      <>
        <p className="flex flex-wrap gap-x-4 pt-4">
          <b>
            {whose?.name ?? t("unknown")} · {t(of.count)} {total} ·{" "}
            {formatPeriod(filter.period, locale)}
          </b>
          <Link className="drill" href={href(null, null)} prefetch={false}>
            {t("people")}
          </Link>
        </p>
        <ol>
          {requests.map((request) => (
            <ExcuseCard
              key={request.requestId}
              request={request}
              form={<RequestActions scope={scope} request={request} back="list" />}
            />
          ))}
        </ol>
        <EarlierLater
          page={page}
          hasMore={page * PAGE_SIZE < total}
          href={(to) => href(of.personId, of.count, to)}
        />
      </>
    );
  }
  return (
    <>
      <div className="pt-3">
        <LinkMenu
          label={t("period")}
          icon="calendar"
          items={periodItems(
            months.map(({ month }) => month),
            filter.period,
            locale,
            (period) => hrefTo("/excuses", { tab: "habits", period }),
          )}
        >
          {formatPeriod(filter.period, locale)}
        </LinkMenu>
      </div>
      <PlatformHabits rows={platforms} cohort={params} />
      <PauseHabits rows={pauses} />
      <PeopleHabits rows={people} href={href} />
    </>
  );
}
