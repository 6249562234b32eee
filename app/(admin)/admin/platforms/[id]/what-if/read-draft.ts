import { hoursAt } from "#app/(admin)/admin/platforms/[id]/policy/line.ts";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import {
  type CalendarValues,
  calendarQuery,
  checkCalendarForm,
  readCalendarValues,
} from "#lib/contracts/calendar-form.ts";
import type { FormProblem } from "#lib/contracts/form-problem.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import { checkPolicyForm, policyValuesOf, readPolicyValues } from "#lib/contracts/policy-form.ts";
import type { CalendarVersion } from "#lib/domain/sla/policy-book.ts";
import type { Draft } from "#lib/domain/what-if/draft-book.ts";

/** A draft as an address holds it. */
export type ReadDraft = {
  /** Null where it cannot be; `problems` say why. */
  readonly draft: Draft | null;
  readonly problems: readonly FormProblem<string>[];
  readonly serviceClass: string | null;
  readonly dealerId: string | null;
  /** The form that it comes from, under the platform's address, and its query. */
  readonly form: "calendar" | "policy";
  readonly query: LinkParams;
};

/** Reads a draft out of an address: hours where it names weekdays, else a rule. When it would apply says nothing here. */
export function readDraft(
  query: URLSearchParams,
  zone: string,
  calendars: readonly CalendarVersion[],
  nowMs: number,
): ReadDraft {
  const hours = readCalendarValues(query);
  if (hours) return hoursDraft({ ...hours, from: "" }, zone, nowMs);
  const serviceClass = parseAsText.parse(query.get("class") ?? "") ?? "";
  const dealerId = parseAsId.parse(query.get("dealer") ?? "");
  const values = readPolicyValues((name) => query.get(name), policyValuesOf(null));
  const { draft, problems } = checkPolicyForm(
    { ...values, from: "" },
    { zone, ...hoursAt(calendars, nowMs) },
    nowMs,
  );
  return {
    draft: draft && { kind: "policy", policy: { serviceClass, dealerId, ...draft } },
    problems,
    serviceClass,
    dealerId,
    form: "policy",
    query: { class: serviceClass, dealer: dealerId, ...values },
  };
}

function hoursDraft(values: CalendarValues, zone: string, nowMs: number): ReadDraft {
  const { draft, problems } = checkCalendarForm(values, zone, nowMs);
  return {
    draft: draft && { kind: "calendar", calendar: draft },
    problems,
    serviceClass: null,
    dealerId: null,
    form: "calendar",
    query: calendarQuery(values),
  };
}
