import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ActionState } from "#components/importing/action-form.tsx";
import { ExceptionsTable } from "#components/policies/exceptions-table.tsx";
import { weekSums, weekText } from "#components/policies/policy-words.ts";
import { VersionList } from "#components/policies/version-list.tsx";
import { WeekHours } from "#components/policies/week-hours.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { localDateOf } from "#lib/contracts/effective-from.ts";
import { exceptionRowsOf } from "#lib/contracts/exception-rows.ts";
import type { CalendarVersion } from "#lib/domain/sla/policy-book.ts";
import { versionLine } from "#lib/domain/sla/version-line.ts";
import { findZone } from "#lib/domain/time/zone.ts";

type Item = CalendarVersion & { readonly madeAt: Date; readonly by: string | null };

/** A platform's opening hours: those in force, the special dates ahead, and all versions. */
export function HoursPanel({
  platformId,
  zone,
  calendars,
  nowMs,
  withdraw,
}: {
  platformId: string;
  zone: string;
  calendars: readonly Item[];
  nowMs: number;
  withdraw: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations("policies");
  const locale = useLocale();
  const { current } = versionLine(calendars, nowMs);
  const windows = current?.windows ?? {};
  const known = findZone(zone);
  const rows = (exceptions: CalendarVersion["exceptions"], sinceMs: number) =>
    known === null ? [] : exceptionRowsOf(exceptions, localDateOf(known, sinceMs));
  const ahead = rows(current?.exceptions ?? {}, nowMs);
  return (
    <Panel
      id="hours"
      title={current ? t("page.hours", weekSums(windows)) : t("noHours")}
      caption={t("page.hoursTitle")}
    >
      <WeekHours windows={windows} />
      <p className="pt-3">
        <Link className="control" href={`/admin/platforms/${platformId}/calendar`} prefetch={false}>
          <Icon name="clock" />
          {t("page.editHours")}
        </Link>
      </p>
      <h3 className="pt-4 font-bold">{t("page.exceptions", { count: ahead.length })}</h3>
      {ahead.length === 0 ? null : <ExceptionsTable rows={ahead} />}
      <VersionList
        kind="calendar"
        versions={calendars}
        zone={zone}
        nowMs={nowMs}
        withdraw={withdraw}
      >
        {(version) => {
          const special = rows(version.exceptions, version.effectiveFromMs);
          return (
            <>
              {weekText(t, locale, version.windows)}
              {special.length === 0 ? null : <ExceptionsTable rows={special} />}
            </>
          );
        }}
      </VersionList>
    </Panel>
  );
}
