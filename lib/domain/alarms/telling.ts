import type { AlarmKind } from "#lib/domain/alarms/causes.ts";

/** What pages, mails and messages say of an alarm. */
export type AlarmTelling = {
  readonly kind: AlarmKind;
  readonly dealerId: string;
  readonly dealerName: string;
  readonly shipmentId: string | null;
  readonly number: string | null;
  readonly platformName: string | null;
  /** The platform's; null = the alarm is of no platform. */
  readonly zone: string | null;
  readonly raisedAt: Date;
  /** What was known when it was raised: a due, since when a dispute waits, what was logged into which state, or the counts of a judgement. */
  readonly data: {
    readonly dueAtMs?: number;
    readonly openedAtMs?: number;
    readonly said?: string;
    readonly state?: string;
    readonly due?: number;
    readonly onTime?: number;
  };
};

/** Since when it is so: a promise is broken since its due, not since somebody noticed. */
export function heldSince({ kind, data, raisedAt }: AlarmTelling): Date {
  const sinceMs =
    kind === "breach" ? data.dueAtMs : kind === "dispute_open" ? data.openedAtMs : undefined;
  return sinceMs === undefined ? raisedAt : new Date(sinceMs);
}

/** The page on which something can be done about it. */
export function alarmPath({ kind, dealerId, shipmentId }: AlarmTelling): string {
  if (kind === "dispute_open") return "/disputes";
  if (shipmentId === null) return `/dealers/${dealerId}`;
  return `/shipments/${dealerId}/${shipmentId}`;
}
