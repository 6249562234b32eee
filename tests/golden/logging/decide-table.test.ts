import { describe, expect, test } from "vitest";
import { type Decision, decideEvent, type LogContext } from "#lib/domain/logging/decide-event.ts";
import type { SaidEvent, SaidOfShipment } from "#lib/domain/logging/said-event.ts";
import type {
  CorrectableField,
  EventData,
  EventKind,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";
import { MINUTE_MS, makeShipment } from "#tests/support/rollup-world.ts";

// 2026-11-21 in Shanghai. Accepted 10:00:00, late entries up to 240 minutes.
const at = (time: string) => Date.parse(`2026-11-21T${time.padEnd(8, ":00")}+08:00`);
const timeOf = (ms: number) => new Date(ms + 8 * 60 * MINUTE_MS).toISOString().slice(11, 19);

const ME = "01900000-0000-7000-8000-000000000001";
const OTHER = "01900000-0000-7000-8000-000000000002";
const id = "01900000-0000-7000-8000-0000000000ff";

function known(kind: EventKind, time: string, parts: Partial<ShipmentEvent> = {}): ShipmentEvent {
  const ms = at(time);
  return {
    id: `${kind} ${time}`,
    kind,
    occurredAtMs: ms,
    recordedAtMs: ms,
    precision: "second",
    actorId: ME,
    device: null,
    data: { clock: { deviceAtMs: ms, enteredAtMs: ms, skewMs: 0 } },
    importId: null,
    rowNumber: null,
    ...parts,
  };
}

const accepted = known("accepted", "10:00", { data: {} });
const delivered: SaidEvent = { kind: "delivered", recipient: "周" };
const dispatched: SaidEvent = { kind: "dispatched" };
const picked: SaidEvent = { kind: "picked" };
const arrived: SaidEvent = { kind: "arrived" };
const cancelled: SaidEvent = { kind: "cancelled", reason: "推迟", cancelledBy: "dealer" };

type Case = Partial<Omit<SaidOfShipment, "said" | "occurredAtMs" | "enteredAtMs">> & {
  readonly said: SaidEvent;
  /** By the device's clock; entered at once unless it says otherwise. */
  readonly on: string;
  readonly entered?: string;
  readonly now?: string;
  readonly after?: readonly ShipmentEvent[];
  readonly lines?: ShipmentFacts["lines"];
} & Partial<Pick<LogContext, "mode" | "skewMs" | "isDriver" | "mayCorrect" | "isDriverFit">>;

function decide({ said, on, entered, now, after = [], lines = [], ...parts }: Case): Decision {
  const { mode = "form", skewMs = 0, isDriver = false, isDriverFit = true, ...rest } = parts;
  const { mayCorrect = true, ...spoken } = rest;
  const facts = makeShipment({ dealerId: "d", platformId: "p", dueAtMs: at("12:00") }, "k", {
    events: [accepted, ...after],
    lines,
  });
  const enteredAtMs = at(entered ?? on);
  const logged = { id, occurredAtMs: at(on), enteredAtMs, precision: "second", ...spoken } as const;
  const nowMs = now === undefined ? enteredAtMs - skewMs : at(now);
  return decideEvent(
    facts,
    { ...logged, said },
    {
      ...{ mode, nowMs, skewMs, isDriver, mayCorrect, isDriverFit },
      actorId: ME,
      device: "x",
      lateEntryMinutes: 240,
    },
  );
}

/** A decision in one line. */
function line(one: Case): string {
  const decision = decide(one);
  if (decision.kind !== "refuse") {
    const time = timeOf(decision.event.occurredAtMs);
    return `${decision.kind}${decision.isConflict ? ", conflict" : ""} ${time}`;
  }
  const params = Object.entries(decision.params).map(([name, value]) =>
    name === "atMs" ? timeOf(Number(value)) : String(value),
  );
  return [decision.why, ...params].join(" ");
}

const table = (rows: readonly (readonly [string, Case, string])[]) =>
  test.each(rows)("%s", (_, one, expected) => expect(line(one)).toBe(expected));

const late = { lateReason: "地下室没有信号" };

describe("the future", () => {
  table([
    ["now", { said: picked, on: "10:20:00" }, "take 10:20:00"],
    ["60 s ahead is now", { said: picked, on: "10:21:00", now: "10:20:00" }, "take 10:20:00"],
    ["61 s ahead", { said: picked, on: "10:21:01", now: "10:20:00" }, "in_future"],
    [
      "ahead when it was entered, though not any more",
      { said: picked, on: "11:00", entered: "10:20", now: "15:00", mode: "queue" },
      "in_future",
    ],
  ]);
});

describe("entered late", () => {
  const on = "10:00:00";
  table([
    ["5 minutes need no reason", { said: picked, on, entered: "10:05:00" }, "take 10:00:00"],
    ["a second more does", { said: picked, on, entered: "10:05:01" }, "late_reason 5"],
    ["and has one", { said: picked, on, entered: "10:05:01", ...late }, "take 10:00:00"],
    ["240 minutes", { said: picked, on, entered: "14:00:00", ...late }, "take 10:00:00"],
    ["a second more", { said: picked, on, entered: "14:00:01", ...late }, "too_early 240"],
    [
      "out of a queue it counts from the entering, not from the sending",
      { said: picked, on, entered: "10:01", now: "23:59", mode: "queue" },
      "take 10:00:00",
    ],
    [
      "a form is entered when it is sent, whatever it says",
      { said: picked, on, entered: "10:01", now: "14:00:01", ...late },
      "too_early 240",
    ],
  ]);

  test("a week in a queue is taken, four hours and a second more are not", () => {
    const [weekLater, tooLate] = [7 * 24 * 60, 7 * 24 * 60 + 241].map((minutes) => {
      const event = { id, said: picked, precision: "second", lateReason: "忘了" } as const;
      const facts = makeShipment({ dealerId: "d", platformId: "p", dueAtMs: at("12:00") }, "k");
      const ms = at("10:00");
      const context = { mode: "queue", skewMs: 0, isDriver: true, mayCorrect: false } as const;
      return decideEvent(
        facts,
        { ...event, occurredAtMs: ms, enteredAtMs: ms },
        {
          ...context,
          nowMs: ms + minutes * MINUTE_MS,
          actorId: ME,
          device: null,
          isDriverFit: true,
          lateEntryMinutes: 240,
        },
      );
    });
    expect(weekLater).toMatchObject({ kind: "take" });
    expect(tooLate).toMatchObject({ why: "too_early" });
  });
});

describe("the device's clock", () => {
  const minutes = (n: number) => n * MINUTE_MS;
  table([
    ["3 minutes ahead", { said: picked, on: "10:23:00", skewMs: minutes(3) }, "take 10:20:00"],
    ["3 hours behind", { said: picked, on: "07:20", skewMs: minutes(-180) }, "take 10:20:00"],
    ["4.9 s are the message's way", { said: picked, on: "10:20", skewMs: -4_900 }, "take 10:20:00"],
    ["5 s are the clock's", { said: picked, on: "10:20:00", skewMs: 5_000 }, "take 10:19:55"],
    [
      "a typed minute stays a whole one",
      { said: picked, on: "10:22", entered: "10:22:40", skewMs: 130_000, precision: "minute" },
      "take 10:20:00",
    ],
  ]);
});

describe("steps in their order", () => {
  const left = known("dispatched", "10:40:30");
  const came = known("delivered", "11:10");
  table([
    ["before the acceptance", { said: picked, on: "09:59:59" }, "before_step accepted 10:00:00"],
    ["with the acceptance", { said: picked, on: "10:00:00" }, "take 10:00:00"],
    [
      "a second before the step before it",
      { said: delivered, on: "10:40:29", after: [left] },
      "before_step dispatched 10:40:30",
    ],
    ["with it", { said: delivered, on: "10:40:30", after: [left] }, "take 10:40:30"],
    [
      "typed as the minute of the step before it: after it",
      { said: delivered, on: "10:40", entered: "10:41", precision: "minute", after: [left] },
      "take 10:40:30",
    ],
    [
      "a picking that was forgotten, before the dispatch",
      { said: picked, on: "10:30", entered: "10:45", ...late, after: [left] },
      "take 10:30:00",
    ],
    [
      "after the dispatch: both states are named",
      { said: picked, on: "10:41", after: [left] },
      "illegal dispatched picked",
    ],
    [
      "a second dispatch without a failed delivery",
      { said: dispatched, on: "10:50", after: [left] },
      "illegal dispatched dispatched",
    ],
    [
      "after a failed one",
      { said: dispatched, on: "11:20", after: [left, known("delivery_failed", "11:00")] },
      "take 11:20:00",
    ],
    [
      "a dispatch before the picking that is known",
      {
        said: dispatched,
        on: "10:20",
        entered: "10:40",
        ...late,
        after: [known("picked", "10:30")],
      },
      "before_step picked 10:30:00",
    ],
    [
      "cancelled before it was delivered, said afterwards",
      { said: cancelled, on: "11:00", entered: "11:20", ...late, after: [left, came] },
      "before_step delivered 11:10:00",
    ],
    [
      "cancelled after it",
      { said: cancelled, on: "11:20", after: [came] },
      "illegal delivered cancelled",
    ],
    [
      "a reason may be given at any time",
      { said: { kind: "explained", reason: "堵车" }, on: "23:00", after: [left, came] },
      "take 23:00:00",
    ],
    [
      "out of a queue what is illegal is kept",
      { said: picked, on: "10:41", after: [left], mode: "queue" },
      "take, conflict 10:41:00",
    ],
    [
      "and what makes another one so is taken",
      { said: arrived, on: "10:10", after: [left], mode: "queue" },
      "take 10:10:00",
    ],
    [
      "before the acceptance nothing is taken out of a queue either",
      { said: delivered, on: "09:59:59", mode: "queue", now: "18:00" },
      "before_step accepted 10:00:00",
    ],
  ]);
});

describe("how many pieces", () => {
  const pieces = (count: number): SaidEvent => ({ ...delivered, pieces: count });
  const lines = [
    { lineNo: 1, productId: "x", quantity: 2 },
    { lineNo: 2, productId: "y", quantity: 3 },
  ];
  table([
    ["all", { said: pieces(5), on: "11:00", lines }, "take 11:00:00"],
    ["fewer", { said: pieces(4), on: "11:00", lines }, "take 11:00:00"],
    ["more", { said: pieces(6), on: "11:00", lines }, "bad_pieces 5"],
    [
      "more, out of a queue",
      { said: pieces(6), on: "11:00", lines, mode: "queue" },
      "bad_pieces 5",
    ],
    ["where nobody knows how many were ordered", { said: pieces(6), on: "11:00" }, "take 11:00:00"],
  ]);
});

describe("explaining", () => {
  const said: SaidEvent = { kind: "explained", reason: "堵车" };
  const came = known("delivered", "12:10");
  const why = known("explained", "12:11", { data: { reason: "雨" } });
  const on = "12:20";
  table([
    ["a driver, what is over", { said, on, isDriver: true, after: [came] }, "take 12:20:00"],
    ["not what is explained", { said, on, isDriver: true, after: [came, why] }, "not_permitted"],
    ["unless it goes on", { said, on, isDriver: true, after: [why] }, "take 12:20:00"],
    ["a desk does", { said, on, after: [came, why] }, "take 12:20:00"],
  ]);
});

describe("the same again", () => {
  const mine = (kind: EventKind, time: string) => [known(kind, time, { id })];
  table([
    [
      "is known",
      { said: dispatched, on: "10:40", after: mine("dispatched", "10:40") },
      "known 10:40:00",
    ],
    [
      "also by a clock that was set since",
      { said: dispatched, on: "10:40", skewMs: 99_000, after: mine("dispatched", "10:40") },
      "known 10:40:00",
    ],
    [
      "of another kind",
      { said: arrived, on: "10:40", after: mine("dispatched", "10:40") },
      "id_taken",
    ],
    [
      "of another time",
      { said: dispatched, on: "10:41", after: mine("dispatched", "10:40") },
      "id_taken",
    ],
    [
      "with other content",
      {
        said: delivered,
        on: "10:40",
        after: [known("delivered", "10:40", { id, data: { recipient: "吴" } })],
      },
      "id_taken",
    ],
    [
      "with the same, kept in another order",
      {
        said: { ...delivered, pieces: 1 },
        on: "10:40",
        after: [known("delivered", "10:40", { id, data: { pieces: 1, recipient: "周" } })],
      },
      "known 10:40:00",
    ],
    [
      "by somebody else",
      {
        said: dispatched,
        on: "10:40",
        after: [known("dispatched", "10:40", { id, actorId: OTHER })],
      },
      "id_taken",
    ],
    [
      "a conflict stays one",
      {
        said: dispatched,
        on: "10:40",
        after: [known("dispatched", "10:30"), ...mine("dispatched", "10:40")],
      },
      "known, conflict 10:40:00",
    ],
  ]);
});

describe("who", () => {
  const correct: SaidEvent = {
    kind: "corrected",
    field: "deliveredAt",
    fromMs: null,
    toMs: at("11:00"),
    reason: "漏登",
  };
  const name = (driverId: string): SaidEvent => ({ kind: "dispatched", driverId });
  const returned: SaidEvent = { kind: "returned", reason: "拒收", cancelledBy: "dealer" };
  const on = "11:30";
  table([
    ["a driver does not cancel", { said: cancelled, on, isDriver: true }, "not_permitted"],
    ["nor return", { said: returned, on, isDriver: true, mode: "queue" }, "not_permitted"],
    ["who may not correct", { said: correct, on, mayCorrect: false }, "not_permitted"],
    ["a driver in their own name", { said: name(ME), on, isDriver: true }, "take 11:30:00"],
    ["a driver in another's", { said: name(OTHER), on, isDriver: true }, "bad_driver"],
    ["a desk names one who serves", { said: name(OTHER), on }, "take 11:30:00"],
    ["or one who does not", { said: name(OTHER), on, isDriverFit: false }, "bad_driver"],
  ]);

  test("a driver who leaves with it is the one who took it", () => {
    const decision = decide({ said: dispatched, on, isDriver: true });
    expect(decision).toMatchObject({ event: { data: { driverId: ME } } });
  });
});

describe("corrections", () => {
  const left = known("dispatched", "10:40");
  const came = known("delivered", "11:10");
  const to = (
    from: string | null,
    value: string | null,
    field: CorrectableField = "deliveredAt",
  ): SaidEvent => ({
    kind: "corrected",
    field,
    fromMs: from === null ? null : at(from),
    toMs: value === null ? null : at(value),
    reason: "登记有误",
  });
  const on = "15:00:00";
  const after = [left, came];
  table([
    ["what stands", { said: to("11:10", "11:05"), on, after }, "take 15:00:00"],
    ["what does not any more", { said: to("11:11", "11:05"), on, after }, "stale 11:10:00"],
    ["nothing stood", { said: to("11:10", "11:05"), on, after: [left] }, "stale"],
    ["what was never logged", { said: to(null, "11:05"), on, after: [left] }, "take 15:00:00"],
    ["it did not happen", { said: to("11:10", null), on, after }, "take 15:00:00"],
    [
      "before the dispatch",
      { said: to("11:10", "10:39"), on, after },
      "before_step dispatched 10:40:00",
    ],
    [
      "before the acceptance",
      { said: to("11:10", "09:00"), on, after },
      "before_step accepted 10:00:00",
    ],
    ["60 s ahead", { said: to("11:10", "15:01:00"), on, after }, "take 15:00:00"],
    ["61 s ahead", { said: to("11:10", "15:01:01"), on, after }, "in_future"],
    [
      "a dispatch moved past the delivery: both states are named",
      {
        said: to("10:40", "11:20", "dispatchedAt"),
        on,
        after,
      },
      "illegal delivered dispatched",
    ],
    [
      "out of a queue, where nothing would be checked",
      { said: to("11:10", "11:05"), on, after, mode: "queue" },
      "not_permitted",
    ],
  ]);
});

describe("Undo", () => {
  const undo: SaidEvent = { kind: "withdrawn", eventId: "dispatched 10:40:00" };
  const left = known("dispatched", "10:40:00");
  const imported = known("dispatched", "10:40:00", { data: {} satisfies EventData });
  table([
    ["8 s, and 10 for the way", { said: undo, on: "10:40:18", after: [left] }, "take 10:40:18"],
    ["a second more", { said: undo, on: "10:40:19", after: [left] }, "undo_over"],
    [
      "somebody else's",
      { said: undo, on: "10:40:05", after: [{ ...left, actorId: OTHER }] },
      "not_permitted",
    ],
    ["what no form logged", { said: undo, on: "10:40:05", after: [imported] }, "not_permitted"],
    ["what nobody knows", { said: undo, on: "10:40:05" }, "not_logged"],
    [
      "out of a queue it may come first",
      { said: undo, on: "10:40:05", mode: "queue" },
      "take 10:40:05",
    ],
    [
      "out of a queue both count from their entering",
      {
        said: undo,
        on: "10:40:05",
        now: "18:00",
        mode: "queue",
        after: [{ ...left, recordedAtMs: at("17:59") }],
      },
      "take 10:40:05",
    ],
    [
      "but not what the server has had for longer than ten minutes",
      {
        said: undo,
        on: "10:40:05",
        now: "18:00",
        mode: "queue",
        after: [{ ...left, recordedAtMs: at("17:49:59") }],
      },
      "undo_over",
    ],
    [
      "itself",
      { said: { kind: "withdrawn", eventId: id }, on: "10:40:05", mode: "queue" },
      "not_permitted",
    ],
  ]);
});
