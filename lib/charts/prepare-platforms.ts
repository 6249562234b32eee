import { type AgainstTarget, judgeFamily } from "#lib/charts/against-target.ts";
import { type AimVerdict, judgeAim, type PlatformSummary } from "#lib/domain/platforms.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";

/** Columns by which platforms can be ordered; a leading "-" in a URL turns the order round. */
export const platformSorts = [
  "name",
  "weak",
  "due",
  "rate",
  "adjusted",
  "dock",
  "minutes",
  "median",
  "weekend",
  "lag",
] as const;
export type PlatformSort = (typeof platformSorts)[number];

/** What stands beside the sums of a platform; each is null where nothing is known of it. */
export type PlatformExtras = {
  readonly name: string;
  readonly medianMinutes: number | null;
  readonly weekend: {
    readonly n: number;
    /** Shipments whose start is known. */
    readonly of: number;
    readonly onTime: number;
    /** On time of those that started Monday to Friday. */
    readonly workdayOnTime: number;
  } | null;
  readonly lag: {
    readonly medianMinutes: number;
    readonly slow: number;
    readonly of: number;
  } | null;
  /** Oldest first. */
  readonly months: readonly (RateCounts & { readonly month: string })[];
};

export type PlatformRow = PlatformSummary &
  PlatformExtras & {
    readonly verdict: AgainstTarget | null;
    readonly minutesVerdict: AimVerdict | null;
    /** By how much the dock's ruler flatters: dock − dealer's, in percentage points. */
    readonly dockGapPoints: number | null;
  };

export type PlatformTable = {
  readonly rows: readonly PlatformRow[];
  /** Surely below the target, all platforms judged together. */
  readonly below: number;
  /** Surely beyond the aim for local minutes. */
  readonly slow: number;
  readonly unsureSlow: number;
  /** The platform whose dock's ruler flatters most; null where none does. */
  readonly widestGap: PlatformRow | null;
};

/** Judges platforms, all together, against target and aim, and puts them in the order asked for. */
export function preparePlatforms(
  platforms: readonly (PlatformSummary & PlatformExtras)[],
  { target, aimMinutes }: { readonly target: number; readonly aimMinutes: number },
  { sort, descending }: { readonly sort: PlatformSort; readonly descending: boolean },
): PlatformTable {
  const verdicts = judgeFamily(
    platforms.map(({ raw }) => raw ?? { due: 0, onTime: 0 }),
    target,
  );
  const rows = platforms.map((platform, index): PlatformRow => {
    const { raw, dock, minutes } = platform;
    return {
      ...platform,
      verdict: raw === null ? null : (verdicts[index] ?? null),
      minutesVerdict: minutes === null ? null : judgeAim(minutes, aimMinutes),
      dockGapPoints: raw === null || dock === null ? null : 100 * (dock.rate - raw.rate),
    };
  });
  const sign = descending ? -1 : 1;
  const gaps = rows.filter((row) => (row.dockGapPoints ?? 0) > 0);
  return {
    rows: rows.sort((a, b) => {
      const [first, second] = [sortValue(a, sort), sortValue(b, sort)];
      // What has no value stands last whichever way the order runs.
      const known = Number(first === null) - Number(second === null);
      const values = first === null || second === null ? 0 : compare(first, second) * sign;
      return known || values || byName.compare(a.name, b.name);
    }),
    below: rows.filter(({ verdict }) => verdict === "below").length,
    slow: rows.filter(({ minutesVerdict }) => minutesVerdict === "beyond").length,
    unsureSlow: rows.filter(({ minutesVerdict }) => minutesVerdict === "unsure").length,
    widestGap: gaps.sort((a, b) => (b.dockGapPoints ?? 0) - (a.dockGapPoints ?? 0))[0] ?? null,
  };
}

// A fixed locale: the same address shows the same order to everybody, in pinyin.
const byName = new Intl.Collator("zh-CN", { numeric: true });

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : byName.compare(String(a), String(b));
}

function sortValue(row: PlatformRow, sort: PlatformSort): number | string | null {
  switch (sort) {
    case "name":
      return row.name;
    case "weak":
      return row.standings.weak;
    case "due":
      return row.due;
    case "rate":
      return row.raw?.rate ?? null;
    case "adjusted":
      return row.adjusted?.rate ?? null;
    case "dock":
      return row.dockGapPoints;
    case "minutes":
      return row.minutes?.mean ?? null;
    case "median":
      return row.medianMinutes;
    case "weekend":
      return row.weekend === null || row.weekend.of === 0 ? null : row.weekend.n / row.weekend.of;
    case "lag":
      return row.lag === null || row.lag.of === 0 ? null : row.lag.slow / row.lag.of;
  }
}
