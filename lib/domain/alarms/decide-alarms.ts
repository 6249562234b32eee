import { type Cause, newestMs } from "#lib/domain/alarms/causes.ts";

/** An alarm that was raised before. */
export type KnownAlarm = Pick<Cause, "kind" | "cause" | "dealerId"> & {
  readonly id: string;
  readonly ended: boolean;
};

/** What is to be done so that the alarms say what is true. */
export type AlarmChanges = {
  readonly raise: readonly Cause[];
  /** By id: no longer true. */
  readonly end: readonly string[];
  /** By id: true again, such as after the withdrawal of a delivery; people have been told already. */
  readonly reopen: readonly string[];
};

/**
 * Compares what holds with what was raised. A cause raises once, whatever becomes of it later; a
 * dealer that is weak raises nothing new as long as it is, though a later judgement may have moved the
 * day on which it turned.
 *
 * @param holding all that is true now
 * @param known the alarms of these causes, and all that have not ended
 */
export function decideAlarms(
  holding: readonly Cause[],
  known: readonly KnownAlarm[],
  nowMs: number,
): AlarmChanges {
  const byCause = new Map(known.map((alarm) => [alarm.cause, alarm]));
  const causes = new Set(holding.map(({ cause }) => cause));
  const weakNow = dealersOf(holding);
  const weakBefore = dealersOf(known.filter(({ ended }) => !ended));
  const raise = new Map<string, Cause>();
  const reopen: string[] = [];
  for (const one of holding) {
    const alarm = byCause.get(one.cause);
    if (one.kind === "turned_weak" && weakBefore.has(one.dealerId)) continue;
    if (alarm === undefined) {
      if (nowMs - one.sinceMs <= newestMs[one.kind]) raise.set(one.cause, one);
    } else if (alarm.ended) reopen.push(alarm.id);
  }
  const end = known.filter(({ ended, kind, cause, dealerId }) => {
    if (ended) return false;
    return kind === "turned_weak" ? !weakNow.has(dealerId) : !causes.has(cause);
  });
  return {
    raise: [...raise.values()],
    end: end.map(({ id }) => id),
    reopen: [...new Set(reopen)],
  };
}

function dealersOf(alarms: readonly Pick<Cause, "kind" | "dealerId">[]): ReadonlySet<string> {
  return new Set(
    alarms.filter(({ kind }) => kind === "turned_weak").map(({ dealerId }) => dealerId),
  );
}
