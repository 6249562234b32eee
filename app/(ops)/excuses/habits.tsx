import { getLocale, getTranslations } from "next-intl/server";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { PeopleHabits } from "#components/excuses/people-habits.tsx";
import { PlatformHabits } from "#components/excuses/platform-habits.tsx";
import { periodItems } from "#components/shell/period-items.ts";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import type { Scope } from "#lib/auth/scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { readExcusePeople, readExcusePlatforms } from "#lib/data/metrics/excuse-habits.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** Who excuses how often: excuses are how averages get painted. */
export async function Habits({
  scope,
  query,
}: {
  scope: Scope;
  query: Parameters<typeof resolveCohort>[0];
}) {
  const { filter, params, months } = await resolveCohort({ ...query, region: null });
  const [people, platforms, locale, t] = await Promise.all([
    readExcusePeople(scope, filter),
    readExcusePlatforms(scope, filter, requestNow()),
    getLocale(),
    getTranslations("excuses.habits"),
  ]);
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
      <PeopleHabits rows={people} />
    </>
  );
}
