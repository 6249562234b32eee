"use client";

import { useLocale, useTranslations } from "next-intl";
import { PolicyFieldset } from "#components/policies/policy-fieldset.tsx";
import { slaLocale } from "#components/policies/policy-words.ts";
import { type Preview, PreviewTable } from "#components/policies/preview-table.tsx";
import { problemText } from "#components/policies/problem-words.ts";
import { useVersionForm } from "#components/policies/use-version-form.ts";
import { VersionActions, type VersionFormState } from "#components/policies/version-actions.tsx";
import {
  checkPolicyForm,
  type PolicyField,
  type PolicyValues,
  policyValuesOf,
  readPolicyValues,
} from "#lib/contracts/policy-form.ts";
import type { PlatformVersions } from "#lib/domain/sla/check-versions.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { PolicyBook, type PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { previewPromises } from "#lib/domain/what-if/preview-promises.ts";

/** Which line of policies a form adds to, and the mark of that line. */
export type PolicyLine = Pick<PolicyVersion, "platformId" | "serviceClass" | "dealerId"> & {
  readonly basedOn: string;
};

/**
 * A rule with its cut-off and when it shall apply. What it would promise is shown while it is typed,
 * and without JavaScript by the button that sends the form to its own page.
 */
export function PolicyForm({
  line,
  initial,
  versions,
  nowMs,
  action,
}: {
  line: PolicyLine;
  initial: PolicyValues;
  /** Those of the platform: the hours that the rule stands beside, and what applies without it. */
  versions: PlatformVersions;
  nowMs: number;
  action: (
    state: VersionFormState<PolicyValues>,
    form: FormData,
  ) => Promise<VersionFormState<PolicyValues>>;
}) {
  const t = useTranslations("policies");
  const locale = slaLocale(useLocale());
  const { formRef, state, answer, run, isPending, values, setValues, onSubmit } = useVersionForm(
    initial,
    action,
    readForm,
  );
  const { platformId, serviceClass, dealerId } = line;
  const { zone, calendars, policies } = versions;
  // The hours at the instant from which the rule shall apply, as far as that can be read.
  const hoursAt = (atMs: number) =>
    calendars.find(({ effectiveFromMs }) => effectiveFromMs <= atMs) ?? calendars.at(-1);
  const check = (atMs: number) =>
    checkPolicyForm(values, { zone, windows: {}, exceptions: {}, ...hoursAt(atMs) }, nowMs);
  const first = check(nowMs);
  const { draft, problems } = first.draft ? check(first.draft.fromMs) : first;
  const problem = (field: PolicyField) => {
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
      className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <input type="hidden" name="platform" value={platformId} />
      <input type="hidden" name="class" value={serviceClass} />
      {dealerId === null ? null : <input type="hidden" name="dealer" value={dealerId} />}
      <input type="hidden" name="basedOn" value={state?.basedOn ?? line.basedOn} />
      <div className="min-w-0">
        <PolicyFieldset
          values={values}
          zone={zone}
          problem={problem}
          onChange={(changes) => setValues({ ...values, ...changes })}
        />
        <VersionActions
          isPending={isPending}
          problems={problems.length}
          error={
            state && (state.at === null || problem(fieldOf(state.at)) === null) ? state.error : null
          }
        />
      </div>
      {draft === null || knownZone === null ? (
        <p className="text-ink-3">{t("preview.blocked")}</p>
      ) : (
        <PreviewTable zone={knownZone} previews={previewOf(draft.fromMs)} />
      )}
    </form>
  );

  function previewOf(fromMs: number): Preview[] {
    const hours = hoursAt(fromMs);
    const defined = draft && hours && definePolicy({ zone, ...hours, ...draft });
    if (!defined?.ok) return [];
    const book = new PolicyBook([{ id: platformId, zone }], calendars, policies);
    const present = (atMs: number) =>
      book.inForce({ platformId, serviceClass, dealerId }, atMs)?.policy ?? null;
    return [
      { key: "draft", name: null, promises: previewPromises(defined.value, present, fromMs) },
    ];
  }
}

function readForm(form: FormData): PolicyValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  };
  return readPolicyValues(text, policyValuesOf(null));
}

function fieldOf(at: string): PolicyField {
  const fields: readonly PolicyField[] = ["budget", "days", "time", "cutoff", "transit", "from"];
  return fields.find((field) => field === at) ?? "kind";
}
