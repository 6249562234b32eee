import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import {
  type BookPlatform,
  type CalendarVersion,
  PolicyBook,
  type PolicyVersion,
} from "#lib/domain/sla/policy-book.ts";
import type { WhatIfShipment } from "#lib/domain/what-if/recompute.ts";

const DRAFT_ID = "draft";

/** What would have been in force: other hours of a platform, or another rule in one of its lines. */
export type Draft =
  | {
      readonly kind: "calendar";
      readonly calendar: Pick<CalendarVersion, "windows" | "exceptions">;
    }
  | {
      readonly kind: "policy";
      readonly policy: Pick<PolicyVersion, "serviceClass" | "dealerId" | "rule" | "cutoffMinutes">;
    };

/**
 * The policy that a shipment of a platform would have been promised by, had the draft been in force all
 * the time. A draft rule stands beside the hours that were in force at each acceptance, draft hours
 * beside its rule; a dealer's own policy goes before the platform's, draft or not.
 *
 * @returns null where the draft changes nothing for it
 */
export function draftPolicies(
  platform: BookPlatform,
  versions: {
    readonly calendars: readonly CalendarVersion[];
    readonly policies: readonly PolicyVersion[];
  },
  draft: Draft,
): (
  shipment: WhatIfShipment & { readonly serviceClass: string },
  acceptedAtMs: number,
) => CompiledPolicy | null {
  const ever = { id: DRAFT_ID, platformId: platform.id, effectiveFromMs: Number.NEGATIVE_INFINITY };
  const calendars =
    draft.kind === "calendar" ? [{ ...ever, ...draft.calendar }] : versions.calendars;
  const policies =
    draft.kind === "policy"
      ? [{ ...ever, ...draft.policy, transitMinutes: null }, ...versions.policies.filter(isOther)]
      : versions.policies;
  const book = new PolicyBook([platform], calendars, policies);
  return ({ dealerId, serviceClass }, acceptedAtMs) => {
    const found = book.inForce({ platformId: platform.id, serviceClass, dealerId }, acceptedAtMs);
    if (!found) return null;
    const { version, calendar, policy } = found;
    return version.id === DRAFT_ID || calendar.id === DRAFT_ID ? policy : null;
  };

  function isOther({ serviceClass, dealerId }: PolicyVersion): boolean {
    return (
      draft.kind !== "policy" ||
      serviceClass !== draft.policy.serviceClass ||
      dealerId !== draft.policy.dealerId
    );
  }
}
