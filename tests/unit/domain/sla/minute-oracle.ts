import type { Pause } from "#lib/domain/sla/adjusted-due.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";

const MINUTE = 60_000;
const DAY = 1440;
const KEYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/**
 * The clock of domain.md §3 by walking real minutes one after the other: slow, and sharing nothing
 * with the product. Only for whole minutes and for zones whose offset then is of whole minutes.
 */
export class MinuteOracle {
  /** Wall minutes since 1970-01-01T00:00 as read at each minute of the stretch. */
  readonly #walls: number[] = [];
  readonly #minuteOfWall = new Map<number, number>();
  readonly #fromMs: number;

  constructor(zone: string, fromMs: number, days: number) {
    this.#fromMs = fromMs;
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    });
    for (let minute = 0; minute < days * DAY; minute += 1) {
      const text = format.format(fromMs + minute * MINUTE);
      const wall = Date.parse(`${text.replace(" ", "T")}:00Z`) / MINUTE;
      this.#walls.push(wall);
      if (!this.#minuteOfWall.has(wall)) this.#minuteOfWall.set(wall, minute);
    }
  }

  /** Start, due and adjusted due as epoch milliseconds; null where the stretch is too short. */
  promise(policy: PolicyInput, acceptedAt: number, pauses: readonly Pause[]) {
    const open = this.#openMinutes(policy);
    const accepted = (acceptedAt - this.#fromMs) / MINUTE;
    const startsAt = this.#start(policy, open, accepted);
    const dueAt = startsAt === null ? null : this.#due(policy, open, startsAt);
    if (startsAt === null || dueAt === null) return null;
    const paused = (minute: number) =>
      pauses.some(({ from, to }) => {
        const at = this.#fromMs + minute * MINUTE;
        return to !== null && from <= at && at < to;
      });
    const { rule } = policy;
    const inWindows = rule.kind === "within" && rule.afterClose !== "run";
    const needed = inWindows ? rule.budgetMinutes : dueAt - startsAt;
    // Where midnight is set back, the one further day of rule `by` may still lie before the start.
    const adjustedAt =
      needed < 0
        ? dueAt
        : this.#walk(
            startsAt,
            needed,
            (minute) => !paused(minute) && (!inWindows || open[minute] === true),
          );
    if (adjustedAt === null) return null;
    const toMs = (minute: number) => this.#fromMs + minute * MINUTE;
    return { startsAt: toMs(startsAt), dueAt: toMs(dueAt), adjustedAt: toMs(adjustedAt) };
  }

  #start(policy: PolicyInput, open: readonly boolean[], accepted: number): number | null {
    let minute = accepted;
    if (open[minute]) {
      const close = open.indexOf(false, minute);
      const closesAt = close === -1 ? Number.POSITIVE_INFINITY : close;
      if (minute < closesAt - policy.cutoffMinutes) return this.#fit(policy, open, minute);
      minute = closesAt;
    }
    const opening = open.indexOf(true, minute);
    return opening === -1 ? null : this.#fit(policy, open, opening);
  }

  #fit({ rule }: PolicyInput, open: readonly boolean[], start: number): number | null {
    if (rule.kind === "by" || rule.afterClose !== "restart") return start;
    for (let from = start; from !== -1; ) {
      const close = open.indexOf(false, from);
      if (close === -1 || from + rule.budgetMinutes <= close) return from;
      from = open.indexOf(true, close);
    }
    return null;
  }

  #due(policy: PolicyInput, open: readonly boolean[], startsAt: number): number | null {
    const { rule } = policy;
    if (rule.kind === "within") {
      const carries = rule.afterClose === "carry";
      return this.#walk(startsAt, rule.budgetMinutes, (m) => !carries || open[m] === true);
    }
    const [hours = 0, minutes = 0] = rule.time.split(":").map(Number);
    let day = Math.floor((this.#walls[startsAt] ?? 0) / DAY);
    const next = () => {
      do day += 1;
      while (rule.dayKind === "open" && !this.#hasWindow(policy, day) && this.#knows(day));
    };
    for (let i = 0; i < rule.days; i += 1) next();
    let due = this.#resolve(day * DAY + hours * 60 + minutes);
    if (due !== null && due <= startsAt) {
      next();
      due = this.#resolve(day * DAY + hours * 60 + minutes);
    }
    return due;
  }

  #walk(from: number, needed: number, counts: (minute: number) => boolean): number | null {
    let left = needed;
    let minute = from;
    for (; left > 0 && minute < this.#walls.length; minute += 1) if (counts(minute)) left -= 1;
    return left > 0 ? null : minute;
  }

  #openMinutes(policy: PolicyInput): boolean[] {
    const open = this.#walls.map(() => false);
    const first = Math.floor((this.#walls[0] ?? 0) / DAY);
    const last = Math.floor((this.#walls.at(-1) ?? 0) / DAY);
    for (let day = first; day <= last; day += 1) {
      for (const [from, to] of this.#windows(policy, day)) open.fill(true, from, to);
    }
    return open;
  }

  #hasWindow(policy: PolicyInput, day: number): boolean {
    return this.#windows(policy, day).length > 0;
  }

  #knows(day: number): boolean {
    return this.#resolve(day * DAY) !== null;
  }

  #windows(policy: PolicyInput, day: number): [number, number][] {
    const date = new Date(day * DAY * MINUTE);
    const windows =
      policy.exceptions[date.toISOString().slice(0, 10)]?.windows ??
      policy.windows[KEYS[date.getUTCDay()] ?? "sun"] ??
      [];
    return windows.flatMap(([open, close]): [number, number][] => {
      const [from, to] = [open, close].map((time) => {
        const [hours = 0, minutes = 0] = time.split(":").map(Number);
        return this.#resolve(day * DAY + hours * 60 + minutes);
      });
      return from != null && to != null && from < to ? [[from, to]] : [];
    });
  }

  /** The first minute that reads so; a wall time that none reads is as far into what follows. */
  #resolve(wall: number): number | null {
    const exact = this.#minuteOfWall.get(wall);
    if (exact !== undefined) return exact;
    const after = this.#walls.findIndex(
      (read, i) => read > wall && (this.#walls[i - 1] ?? read) < wall,
    );
    if (after < 1) return null;
    // Forward by the gap: as many real minutes after the last minute before it.
    return after - 1 + wall - (this.#walls[after - 1] ?? 0);
  }
}
