import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cause, causeOfWeak } from "#lib/domain/alarms/causes.ts";
import { decideAlarms, type KnownAlarm } from "#lib/domain/alarms/decide-alarms.ts";

const nowMs = Date.parse("2026-11-21T04:00:00.000Z");
const breach = (shipmentId: string): Cause => ({
  kind: "breach",
  cause: `breach:${shipmentId}`,
  dealerId: "d",
  shipmentId,
  platformId: "p",
  sinceMs: nowMs,
  data: {},
});

test("however causes come and go, each is raised once, and alarms say what holds", () => {
  const shipments = ["a", "b", "c", "d", "e"];
  fc.assert(
    fc.property(fc.array(fc.subarray(shipments), { maxLength: 20 }), (looks) => {
      const alarms = new Map<string, KnownAlarm>();
      const raised: string[] = [];
      for (const holding of looks) {
        const causes = holding.map(breach);
        const changes = decideAlarms(causes, [...alarms.values()], nowMs);
        for (const { cause, kind, dealerId } of changes.raise) {
          raised.push(cause);
          alarms.set(cause, { id: cause, cause, kind, dealerId, ended: false });
        }
        const set = (id: string, ended: boolean) => {
          const alarm = alarms.get(id);
          expect(alarm?.ended).toBe(!ended);
          if (alarm) alarms.set(id, { ...alarm, ended });
        };
        for (const id of changes.end) set(id, true);
        for (const id of changes.reopen) set(id, false);
        const open = [...alarms.values()].filter(({ ended }) => !ended).map(({ cause }) => cause);
        expect(open.sort()).toEqual(causes.map(({ cause }) => cause).sort());
      }
      expect(new Set(raised).size).toBe(raised.length);
    }),
  );
});

test("a dealer that is weak stays one alarm, whatever day a later judgement names", () => {
  const day = Math.floor(nowMs / 86_400_000) - 1;
  const weak = (on: number) => causeOfWeak({ dealerId: "d", day: on, due: 40, onTime: 20 });
  const first = weak(day);
  expect(decideAlarms([first], [], nowMs).raise).toEqual([first]);
  const known = [{ ...first, id: "w", ended: false }];
  expect(decideAlarms([weak(day - 1)], known, nowMs)).toEqual({ raise: [], end: [], reopen: [] });
  expect(decideAlarms([], known, nowMs).end).toEqual(["w"]);
  // A turn of long ago, such as an imported history brings, is for the pages to show.
  expect(decideAlarms([weak(day - 10)], [], nowMs).raise).toEqual([]);
});
