import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { Prisma } from "#prisma/generated/client.ts";

const DAY_MINUTES = 1440;
const minuteEdges = [0, 15, 30, 60, 120, 240, 480, DAY_MINUTES];
const dayEdges = [0, 1, 3, 7, 14, 30, 60].map((days) => days * DAY_MINUTES);

const rowsSchema = z.array(
  z.strictObject({ bin: z.int(), n: z.int(), undelivered: z.int(), cancelled: z.int() }),
);
const unitSchema = z.array(z.strictObject({ by_day: z.boolean() })).length(1);

/** Half-open (fromMinutes, toMinutes] after the due; the last bin has no upper end. */
type LateBin = { fromMinutes: number; toMinutes: number | null; n: number };

/** By how much a cohort's misses were late. Bins + undelivered + cancelled = all misses. */
export type LateBy = {
  /** Days where most lateness is known to the day only. */
  unit: "minutes" | "days";
  bins: LateBin[];
  undelivered: number;
  cancelled: number;
};

export async function readLateBy(
  scope: Scope,
  filter: CohortFilter,
  dealerId: string | null,
  now: Date,
): Promise<LateBy> {
  const dealerIds = dealerId === null ? null : [dealerId];
  const missed = Prisma.sql`${liveCohort(scope, { ...filter, dealerIds })}
    AND s.due_at < ${now} AND (s.verdict = 'late' OR s.verdict IS NULL)`;
  const units = await db().$queryRaw`
    SELECT coalesce(avg((s.due_precision = 'date' OR s.delivered_precision = 'date')::int) > 0.5,
      false) AS by_day
    FROM shipment s WHERE ${missed}`;
  const byDay = unitSchema.parse(units)[0]?.by_day ?? false;
  const edges = byDay ? dayEdges : minuteEdges;
  const minutes = Prisma.sql`extract(epoch FROM s.delivered_at - s.due_at)::float8 / 60`;
  // width_bucket is [low, high); lateness is (low, high], hence the mirrored sign.
  const rows = await db().$queryRaw`
    SELECT coalesce(width_bucket(-(${minutes}), ${edges.map((edge) => -edge).reverse()}::float8[]), -1)::int AS bin,
      count(s.delivered_at)::int AS n,
      count(*) FILTER (WHERE s.delivered_at IS NULL AND s.verdict IS NULL)::int AS undelivered,
      count(*) FILTER (WHERE s.delivered_at IS NULL AND s.verdict = 'late')::int AS cancelled
    FROM shipment s WHERE ${missed}
    GROUP BY 1`;
  const counted = rowsSchema.parse(rows);
  return {
    unit: byDay ? "days" : "minutes",
    bins: edges.map((fromMinutes, index) => ({
      fromMinutes,
      toMinutes: edges[index + 1] ?? null,
      n: counted.find(({ bin }) => bin === edges.length - 1 - index)?.n ?? 0,
    })),
    undelivered: counted.reduce((sum, row) => sum + row.undelivered, 0),
    cancelled: counted.reduce((sum, row) => sum + row.cancelled, 0),
  };
}
