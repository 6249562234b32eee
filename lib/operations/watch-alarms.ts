import type { Scope } from "#lib/auth/scope.ts";
import {
  listConflicts,
  listRunningShipments,
  listWaitingDisputes,
  listWeakDealers,
  type RunningShipment,
} from "#lib/data/alarm-causes.ts";
import {
  insertAlarms,
  listKnownAlarms,
  lockAlarms,
  tellInboxes,
  updateEnded,
} from "#lib/data/alarms.ts";
import { inTransaction } from "#lib/data/client.ts";
import { readPaces } from "#lib/data/step-pace.ts";
import {
  type Cause,
  causeOfConflict,
  causeOfDispute,
  causeOfShipment,
  causeOfWeak,
  newestMs,
} from "#lib/domain/alarms/causes.ts";
import { decideAlarms } from "#lib/domain/alarms/decide-alarms.ts";
import { paceOf, remainingP90Minutes } from "#lib/domain/board/at-risk.ts";
import { type PaceBook, paceBook } from "#lib/domain/board/step-pace.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** The longest way that anything may still have before it and be at risk. */
const AHEAD_MS = 3 * 86_400_000;

/** How many alarms were raised, ended and opened again; null = somebody else is watching. */
export type Watched = {
  readonly raised: number;
  readonly ended: number;
  readonly reopened: number;
} | null;

/**
 * Looks at what holds now and makes the alarms say so: raises what is new, once per cause, and ends
 * what is over. It needs no memory of when it last looked, so what became true while nobody watched is
 * raised, and what passed meanwhile is not.
 */
export async function watchAlarms(scope: Scope, now: Date): Promise<Watched> {
  return inTransaction(scope, async (tx) => {
    if (!(await lockAlarms(tx))) return null;
    const nowMs = now.getTime();
    const shipments = await listRunningShipments(
      scope,
      tx,
      new Date(nowMs - newestMs.breach),
      new Date(nowMs + AHEAD_MS),
    );
    const platforms = [...new Set(shipments.map(({ platformId }) => platformId))];
    const book = paceBook(await readPaces(scope, platforms));
    const holding = [
      ...shipments.map((shipment) => causeOfRunning(shipment, book, nowMs)),
      ...(await listWaitingDisputes(scope, tx)).map((dispute) => causeOfDispute(dispute, nowMs)),
      ...(await listConflicts(scope, tx, new Date(nowMs - newestMs.conflict))).map(causeOfConflict),
      ...(await listWeakDealers(scope, tx)).map(causeOfWeak),
    ].filter((cause) => cause !== null);
    const known = await listKnownAlarms(
      tx,
      holding.map(({ cause }) => cause),
    );
    const { raise, end, reopen } = decideAlarms(holding, known, nowMs);
    if (raise.length + end.length + reopen.length === 0) {
      return { raised: 0, ended: 0, reopened: 0 };
    }
    const ids = await insertAlarms(tx, raise, now);
    await updateEnded(tx, end, now);
    await updateEnded(tx, reopen, null);
    await tellInboxes(tx, [...ids, ...end, ...reopen], now);
    return { raised: ids.length, ended: end.length, reopened: reopen.length };
  });
}

function causeOfRunning(shipment: RunningShipment, book: PaceBook, nowMs: number): Cause | null {
  const zone = findZone(shipment.zone);
  const pace = zone && paceOf(book, shipment, zone, nowMs);
  return causeOfShipment(
    {
      ...shipment,
      ended: false,
      remainingP90Minutes: remainingP90Minutes({ ...shipment, pace }, nowMs),
    },
    nowMs,
  );
}
