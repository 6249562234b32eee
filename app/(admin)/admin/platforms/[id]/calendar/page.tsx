import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { calendarAction } from "#app/(admin)/admin/platforms/[id]/calendar/actions.ts";
import { hoursAt } from "#app/(admin)/admin/platforms/[id]/policy/line.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import { queryOf } from "#app/(admin)/admin/query.ts";
import { requestNow } from "#app/cohort.ts";
import { CalendarForm } from "#components/policies/calendar-form.tsx";
import { plainVersions } from "#components/policies/plain-versions.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readCalendarValues, weekValuesOf } from "#lib/contracts/calendar-form.ts";
import { localDateOf } from "#lib/contracts/effective-from.ts";
import { exceptionRowsOf } from "#lib/contracts/exception-rows.ts";
import { markOf } from "#lib/data/policy-versions.ts";
import { versionLine } from "#lib/domain/sla/version-line.ts";
import { findZone } from "#lib/domain/time/zone.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { platform } = await findPlatform((await params).id);
  return {
    title: (await getTranslations("policies.form"))("hoursTitle", { platform: platform.name }),
  };
}

export default async function CalendarPage({ params, searchParams }: Props) {
  const { platform, calendars, policies, names } = await findPlatform((await params).id);
  const [t, messages] = await Promise.all([getTranslations("policies"), getMessages()]);
  const nowMs = requestNow().getTime();
  const zone = findZone(platform.zone);
  const { future } = versionLine(calendars, nowMs);
  const present = hoursAt(calendars, nowMs);
  const initial = readCalendarValues(queryOf(await searchParams)) ?? {
    week: weekValuesOf(present.windows),
    exceptions: zone
      ? exceptionRowsOf(present.exceptions, localDateOf(zone, nowMs - 86_400_000))
      : [],
    from: "",
  };
  const { form, preview, problem, rule, closed } = messages.policies;
  const served = new Set(
    policies.filter(({ dealerId }) => dealerId === null).map((one) => one.serviceClass),
  );
  return (
    <>
      <PageHeader
        title={t("form.hoursTitle", { platform: platform.name })}
        meta={future.length === 0 ? undefined : t("form.pending", { count: future.length })}
        back={{ href: `/admin/platforms/${platform.id}`, label: platform.name }}
      />
      <NextIntlClientProvider messages={{ policies: { form, preview, problem, rule, closed } }}>
        <CalendarForm
          platformId={platform.id}
          basedOn={markOf(calendars)}
          initial={initial}
          versions={plainVersions(platform.zone, { calendars, policies })}
          classes={[...names]
            .filter(([code]) => served.has(code))
            .map(([code, name]) => ({ code, name }))}
          nowMs={nowMs}
          action={calendarAction}
        />
      </NextIntlClientProvider>
    </>
  );
}
