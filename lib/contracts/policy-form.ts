import { readEffectiveFrom } from "#lib/contracts/effective-from.ts";
import type { FormProblem } from "#lib/contracts/form-problem.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import type { PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { type Refusal, refuse } from "#lib/domain/sla/refusal.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const policyFields = [
  "kind",
  "budget",
  "after",
  "days",
  "dayKind",
  "time",
  "cutoff",
  "transit",
  "from",
] as const;
export type PolicyField = (typeof policyFields)[number];

/** The form of a policy as text, the way a browser sends it and an address keeps it. */
export type PolicyValues = Readonly<Record<PolicyField, string>>;

export const afterCloses = ["run", "carry", "restart"] as const;
export const dayKinds = ["calendar", "open"] as const;

/** What a form says, ready for the verb. */
export type PolicyDraft = {
  readonly rule: RuleInput;
  readonly cutoffMinutes: number;
  readonly transitMinutes: number | null;
  readonly fromMs: number;
};

const fresh: PolicyValues = {
  kind: "within",
  budget: "120",
  after: "run",
  days: "1",
  dayKind: "calendar",
  time: "17:00",
  cutoff: "0",
  transit: "",
  from: "",
};

/** The form to begin with: that of a version, or of a common policy where there is none. */
export function policyValuesOf(
  version: Pick<PolicyVersion, "rule" | "cutoffMinutes" | "transitMinutes"> | null,
): PolicyValues {
  if (version === null) return fresh;
  const { rule, cutoffMinutes, transitMinutes } = version;
  const common = {
    ...fresh,
    kind: rule.kind,
    cutoff: String(cutoffMinutes),
    transit: transitMinutes === null ? "" : String(transitMinutes),
  };
  return rule.kind === "within"
    ? { ...common, budget: String(rule.budgetMinutes), after: rule.afterClose }
    : { ...common, days: String(rule.days), dayKind: rule.dayKind, time: rule.time };
}

/** Reads the form out of what was posted or stands in an address; what is not there is as `initial`. */
export function readPolicyValues(
  get: (name: string) => string | null,
  initial: PolicyValues,
): PolicyValues {
  const read = { ...initial };
  for (const field of policyFields) read[field] = get(field)?.slice(0, 40) ?? initial[field];
  return read;
}

/**
 * What the form says, or everything that stands against it, each at its field. Whether a policy can be
 * is asked of `definePolicy` with the hours that it would apply to.
 */
export function checkPolicyForm(
  values: PolicyValues,
  hours: Pick<PolicyInput, "zone" | "windows" | "exceptions">,
  nowMs: number,
): { draft: PolicyDraft | null; problems: readonly FormProblem<PolicyField>[] } {
  const problems: FormProblem<PolicyField>[] = [];
  const rule = ruleOf(values);
  const cutoff = wholeNumber(values.cutoff);
  const transit = values.transit.trim() === "" ? null : wholeNumber(values.transit);
  if (cutoff === null) problems.push(notMinutes("cutoff", values.cutoff));
  if (transit === null && values.transit.trim() !== "") {
    problems.push(notMinutes("transit", values.transit));
  }
  if ("at" in rule) problems.push(rule);
  const zone = findZone(hours.zone);
  const from = zone && readEffectiveFrom(values.from, zone, nowMs);
  if (from && !from.ok) problems.push({ at: "from", refusal: null, code: from.code });
  if (problems.length > 0 || "at" in rule || cutoff === null || !from?.ok) {
    return { draft: null, problems };
  }
  const defined = definePolicy({ ...hours, cutoffMinutes: cutoff, rule });
  if (!defined.ok) {
    return { draft: null, problems: [{ at: fieldOf(defined.refusal), refusal: defined.refusal }] };
  }
  const draft = { rule, cutoffMinutes: cutoff, transitMinutes: transit, fromMs: from.atMs };
  return { draft, problems };
}

const fieldOfPath: Readonly<Record<string, PolicyField>> = {
  "rule.budgetMinutes": "budget",
  "rule.days": "days",
  "rule.time": "time",
  cutoffMinutes: "cutoff",
  transitMinutes: "transit",
  from: "from",
};

/** The field of the form that a refusal is about; what is about the hours stands at the rule. */
export function fieldOf({ path }: Pick<Refusal, "path">): PolicyField {
  return fieldOfPath[path.join(".")] ?? "kind";
}

function ruleOf(values: PolicyValues): RuleInput | FormProblem<PolicyField> {
  if (values.kind === "by") {
    const days = wholeNumber(values.days);
    const dayKind = dayKinds.find((one) => one === values.dayKind);
    const time = values.time.trim();
    if (time === "") return { at: "time", refusal: null, code: "empty" };
    if (days === null) {
      const { refusal } = refuse("days_out_of_range", [], { days: quoted(values.days) });
      return { at: "days", refusal };
    }
    if (!dayKind) return { at: "dayKind", refusal: null, code: "empty" };
    return { kind: "by", days, dayKind, time: time.length === 4 ? `0${time}` : time };
  }
  const budgetMinutes = wholeNumber(values.budget);
  const afterClose = afterCloses.find((one) => one === values.after);
  if (budgetMinutes === null) return notMinutes("budget", values.budget);
  if (values.kind !== "within" || !afterClose) {
    return { at: "kind", refusal: null, code: "empty" };
  }
  return { kind: "within", budgetMinutes, afterClose };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : null;
}

function notMinutes(at: PolicyField, text: string): FormProblem<PolicyField> {
  if (text.trim() === "") return { at, refusal: null, code: "empty" };
  return { at, refusal: refuse("not_whole_minutes", [], { value: quoted(text) }).refusal };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
