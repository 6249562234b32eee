import type { ControlModel, ControlRule } from "#lib/charts/prepare-control-chart.ts";
import { slotOfDay } from "#lib/charts/prepare-control-chart.ts";

/** Something that changed for a dealer on a civil day; `slot` is the mark of the chart that shows it. */
export type DealerChange = { readonly on: string; readonly slot: string | null } & (
  | {
      readonly kind: "signal";
      readonly rule: ControlRule;
      readonly isLow: boolean;
    }
  | {
      readonly kind: "alarm";
      readonly rings: number;
      readonly lastOn: string;
      /** The shipments before those that made it ring, and these. */
      readonly before: Sum;
      readonly since: Sum;
    }
  | {
      readonly kind: "weak" | "recovered";
      readonly due: number;
      readonly onTime: number;
    }
  | {
      readonly kind: "policy" | "calendar";
      readonly platformName: string;
      readonly serviceClass: string | null;
    }
);

type Sum = { readonly due: number; readonly missed: number };

type Alarm = { readonly on: string; readonly before: Sum; readonly through: Sum };

type Turn = {
  readonly onDay: string;
  readonly weak: boolean;
  readonly due: number;
  readonly onTime: number;
};

type Rule = {
  readonly kind: "policy" | "calendar";
  readonly on: string;
  readonly platformName: string;
  readonly serviceClass: string | null;
};

const DAY_MS = 86_400_000;
/** An alarm starts again at nothing: what rings once more within four weeks is the same trouble. */
const SAME_TROUBLE_DAYS = 28;

/**
 * What changed and when, newest first. A run rule goes on ringing at each further point: only where it
 * first rings, on each side, it is a change.
 * @param alarms the civil days on which the CUSUM rang, oldest first, each with the shipments before those
 *   that made it ring and with all up to it
 */
export function prepareChanges(
  chart: ControlModel,
  alarms: readonly Alarm[],
  turns: readonly Turn[],
  rules: readonly Rule[],
): DealerChange[] {
  const placed = (on: string) => ({ on, slot: slotOfDay(chart, on) });
  const changes: DealerChange[] = [
    ...signalsOf(chart),
    ...troublesOf(alarms).map(({ first, last, rings }) => ({
      ...placed(first.on),
      kind: "alarm" as const,
      rings,
      lastOn: last.on,
      before: first.before,
      since: {
        due: last.through.due - first.before.due,
        missed: last.through.missed - first.before.missed,
      },
    })),
    ...turns.map(({ onDay, weak, due, onTime }) => ({
      ...placed(onDay),
      kind: weak ? ("weak" as const) : ("recovered" as const),
      due,
      onTime,
    })),
    ...rules.map(({ on, ...rule }) => ({ ...placed(on), ...rule })),
  ];
  return changes.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

function signalsOf({ slots }: ControlModel): DealerChange[] {
  return slots.flatMap(({ key, from, signals, isLow }, index) => {
    const before = slots.slice(0, index).findLast(({ rate }) => rate !== null);
    return signals
      .filter((rule) => !(before?.isLow === isLow && before.signals.includes(rule)))
      .map((rule): DealerChange => ({ on: from, slot: key, kind: "signal", rule, isLow }));
  });
}

function troublesOf(alarms: readonly Alarm[]) {
  const troubles: { first: Alarm; last: Alarm; rings: number }[] = [];
  for (const alarm of alarms) {
    const before = troubles.at(-1);
    const apart = Date.parse(alarm.on) - Date.parse(before?.last.on ?? alarm.on);
    if (before && apart <= SAME_TROUBLE_DAYS * DAY_MS) {
      before.last = alarm;
      before.rings += 1;
    } else troubles.push({ first: alarm, last: alarm, rings: 1 });
  }
  return troubles;
}
