"use client";

import { useLocale, useTranslations } from "next-intl";
import { ExceptionFields } from "#components/policies/exception-fields.tsx";
import { Problem } from "#components/policies/field.tsx";
import { FromField } from "#components/policies/from-field.tsx";
import { slaLocale } from "#components/policies/policy-words.ts";
import { type Preview, PreviewTable } from "#components/policies/preview-table.tsx";
import { problemText } from "#components/policies/problem-words.ts";
import { useVersionForm } from "#components/policies/use-version-form.ts";
import { VersionActions, type VersionFormState } from "#components/policies/version-actions.tsx";
import { WeekFields } from "#components/policies/week-fields.tsx";
import {
  type CalendarField,
  type CalendarValues,
  checkCalendarForm,
  readCalendarValues,
} from "#lib/contracts/calendar-form.ts";
import type { PlatformVersions } from "#lib/domain/sla/check-versions.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { previewPromises } from "#lib/domain/what-if/preview-promises.ts";

/**
 * A week's opening hours with the dates that have their own, and when they shall apply. What would be
 * promised in each service class is shown while it is typed, and without JavaScript by a button.
 */
export function CalendarForm({
  platformId,
  basedOn,
  initial,
  versions,
  classes,
  nowMs,
  action,
}: {
  platformId: string;
  basedOn: string;
  initial: CalendarValues;
  versions: PlatformVersions;
  /** Those that the platform serves, by code. */
  classes: readonly { readonly code: string; readonly name: string }[];
  nowMs: number;
  action: (
    state: VersionFormState<CalendarValues>,
    form: FormData,
  ) => Promise<VersionFormState<CalendarValues>>;
}) {
  const t = useTranslations("policies");
  const locale = slaLocale(useLocale());
  const { formRef, state, answer, run, isPending, values, setValues, onSubmit } = useVersionForm(
    initial,
    action,
    readCalendarValues,
  );
  const { zone, calendars, policies } = versions;
  const { draft, problems } = checkCalendarForm(values, zone, nowMs);
  const problem = (field: CalendarField) => {
    const found = problems.find(({ at }) => at === field);
    if (found) return problemText(t, locale, found);
    return answer?.at === field ? answer.error : null;
  };
  const knownZone = findZone(zone);
  return (
    <form
      ref={formRef}
      action={run}
      onSubmit={onSubmit}
      noValidate
      className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]"
    >
      <input type="hidden" name="platform" value={platformId} />
      <input type="hidden" name="basedOn" value={state?.basedOn ?? basedOn} />
      <div className="flex min-w-0 flex-col gap-6">
        <WeekFields
          week={values.week}
          problem={problem}
          onChange={(changes) => setValues({ ...values, week: { ...values.week, ...changes } })}
        />
        {problem("week") === null ? null : (
          <Problem id="week-problem" text={problem("week") ?? ""} />
        )}
        <ExceptionFields
          rows={values.exceptions}
          problem={(index) => problem(`exception.${index}`)}
          onChange={(exceptions) => setValues({ ...values, exceptions })}
        />
        <FromField
          zone={zone}
          value={values.from}
          problem={problem("from")}
          onChange={(from) => setValues({ ...values, from })}
        />
        <VersionActions
          isPending={isPending}
          problems={problems.length}
          error={state && state.at === null ? state.error : null}
        />
      </div>
      {draft === null || knownZone === null ? (
        <p className="text-ink-3">{t("preview.blocked")}</p>
      ) : classes.length === 0 ? (
        <p className="text-ink-3">{t("preview.noPolicies")}</p>
      ) : (
        <PreviewTable zone={knownZone} previews={previewsOf(draft)} />
      )}
    </form>
  );

  function previewsOf(hours: NonNullable<typeof draft>): Preview[] {
    const book = new PolicyBook([{ id: platformId, zone }], calendars, policies);
    return classes.flatMap(({ code, name }) => {
      const inForce = (atMs: number) =>
        book.inForce({ platformId, serviceClass: code, dealerId: null }, atMs);
      const rule = inForce(hours.fromMs)?.version;
      const defined = rule && definePolicy({ ...rule, zone, ...hours });
      if (!defined?.ok) return [];
      const present = (atMs: number) => inForce(atMs)?.policy ?? null;
      const promises = previewPromises(defined.value, present, hours.fromMs);
      return [{ key: code, name, promises }];
    });
  }
}
