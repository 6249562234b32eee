import fc from "fast-check";
import { expect, test } from "vitest";
import type { AlarmKind } from "#lib/domain/alarms/causes.ts";
import {
  type Channel,
  MAX_REPEATS,
  type Planned,
  planSendings,
  REPEAT_MS,
  type Sending,
} from "#lib/domain/alarms/plan-sendings.ts";
import { quietUntil } from "#lib/domain/alarms/quiet-hours.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const MINUTE_MS = 60_000;
const UNDO_MS = 8_000;
const startMs = Date.parse("2026-03-28T00:00:00Z");
const berlin = findZone("Europe/Berlin");
if (berlin === null) throw new Error("no zone");

type Alarm = {
  readonly alarmId: string;
  readonly kind: AlarmKind;
  readonly raisedAtMs: number;
  readonly endedAtMs: number;
  readonly acknowledgedAtMs: number;
  readonly inHandAtMs: number;
};

/** What becomes of a sending: it arrives, is refused, or whoever is at it dies over it. */
const fates = ["sent", "sent", "sent", "failed", "claimed"] as const;

const minutes = (max: number) => fc.integer({ min: 0, max }).map((n) => startMs + n * MINUTE_MS);
const alarms = fc
  .array(
    fc.record({
      kind: fc.constantFrom<AlarmKind>("breach", "breach", "at_risk", "dispute_open"),
      raisedAtMs: minutes(1_500),
      endedAtMs: minutes(3_000),
      acknowledgedAtMs: minutes(6_000),
      inHandAtMs: minutes(6_000),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, index): Alarm => ({ alarmId: `a${index}`, ...one })));

const runs = fc.record({
  alarms,
  digestMinutes: fc.constantFrom(0, 5, 15, 60),
  quiet: fc.option(
    fc
      .record({
        fromMinute: fc.integer({ min: 0, max: 1_440 }),
        toMinute: fc.integer({ min: 0, max: 1_440 }),
      })
      .filter(({ fromMinute, toMinute }) => fromMinute % 1_440 !== toMinute % 1_440)
      .map((hours) => ({ ...hours, zone: berlin })),
  ),
  fates: fc.infiniteStream(fc.constantFrom(...fates)),
});

type Left = { readonly atMs: number; readonly items: readonly Planned[] };

/** Lets a channel be planned every minute for two days and a bit, and answers what left and when. */
function simulate(
  run: Omit<Channel, "items" | "lastSentMs"> & {
    readonly alarms: readonly Alarm[];
    readonly fates: Iterator<Sending["state"]>;
  },
): Left[] {
  const last = new Map<string, Sending>();
  const left: Left[] = [];
  let lastSentMs: number | null = null;
  for (let nowMs = startMs; nowMs < startMs + 3_200 * MINUTE_MS; nowMs += MINUTE_MS) {
    const items = run.alarms
      .filter(({ raisedAtMs, endedAtMs }) => raisedAtMs <= nowMs && nowMs < endedAtMs)
      .map(({ alarmId, kind, raisedAtMs, acknowledgedAtMs, inHandAtMs }) => ({
        alarmId,
        kind,
        raisedAtMs,
        acknowledged: acknowledgedAtMs <= nowMs,
        inHand: Math.min(acknowledgedAtMs, inHandAtMs) <= nowMs,
        last: last.get(alarmId) ?? null,
      }));
    const planned = planSendings({ ...run, items, lastSentMs }, nowMs, UNDO_MS);
    if (planned.length === 0) continue;
    const state: Sending["state"] = run.fates.next().value ?? "sent";
    for (const { alarmId, round } of planned) {
      const before = last.get(alarmId);
      const attempts = before?.round === round ? before.attempts + 1 : 1;
      last.set(alarmId, { round, claimedAtMs: nowMs, attempts, state });
    }
    if (state !== "sent") continue;
    lastSentMs = nowMs;
    left.push({ atMs: nowMs, items: planned });
  }
  return left;
}

test("whatever happens, nothing leaves twice, in quiet hours, after its end or once it is known", () => {
  fc.assert(
    fc.property(runs, (run) => {
      const left = simulate(run);
      const rounds = left.flatMap(({ items }) => items.map((one) => `${one.alarmId} ${one.round}`));
      expect(new Set(rounds).size).toBe(rounds.length);
      for (const { atMs, items } of left) {
        if (run.quiet !== null) expect(quietUntil(run.quiet, atMs)).toBeNull();
        for (const { alarmId, round } of items) {
          const alarm = run.alarms.find((one) => one.alarmId === alarmId);
          if (!alarm) throw new Error(`${alarmId} was never raised`);
          expect(atMs).toBeGreaterThanOrEqual(alarm.raisedAtMs + UNDO_MS);
          expect(atMs).toBeLessThan(Math.min(alarm.endedAtMs, alarm.acknowledgedAtMs));
          expect(round).toBeLessThanOrEqual(alarm.kind === "breach" ? MAX_REPEATS : 0);
        }
      }
    }),
  );
});

test("with a mail server that takes everything, mails are a digest apart and repeats an hour", () => {
  fc.assert(
    fc.property(runs, (run) => {
      const left = simulate({ ...run, fates: [][Symbol.iterator]() });
      for (const [index, { atMs, items }] of left.entries()) {
        const before = left[index - 1];
        if (before) {
          expect(atMs - before.atMs).toBeGreaterThanOrEqual(run.digestMinutes * MINUTE_MS);
        }
        for (const { alarmId, round } of items.filter((one) => one.round > 0)) {
          const earlier = left.find(({ items: sent }) =>
            sent.some((one) => one.alarmId === alarmId && one.round === round - 1),
          );
          expect(atMs - (earlier?.atMs ?? atMs)).toBeGreaterThanOrEqual(REPEAT_MS);
        }
      }
      // And nothing is forgotten: what holds for long enough while nothing keeps it back has left.
      for (const alarm of run.alarms) {
        const untilMs = Math.min(alarm.endedAtMs, alarm.acknowledgedAtMs);
        if (run.quiet !== null || untilMs < alarm.raisedAtMs + 62 * MINUTE_MS) continue;
        expect(left.some(({ items }) => items.some((one) => one.alarmId === alarm.alarmId))).toBe(
          true,
        );
      }
    }),
  );
});
