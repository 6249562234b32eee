import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { type CohortFilter, NO_REASON, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere, startsLocal } from "#lib/data/metrics/cut-sql.ts";
import type { ReasonUnit, UnitReason } from "#lib/domain/reasons.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    unit: z.string().nullable(),
    label: z.string().nullable(),
    reason: z.string().nullable(),
    shipments: z.int(),
    excused: z.int(),
  }),
);

const units: Record<ReasonUnit, { unit: Prisma.Sql; label: Prisma.Sql }> = {
  dealer: { unit: Prisma.sql`s.dealer_id::text`, label: Prisma.sql`d.name` },
  platform: { unit: Prisma.sql`s.platform_id::text`, label: Prisma.sql`p.name` },
  hour: { unit: Prisma.sql`extract(hour FROM ${startsLocal})::text`, label: Prisma.sql`NULL` },
  weekday: { unit: Prisma.sql`extract(isodow FROM ${startsLocal})::text`, label: Prisma.sql`NULL` },
  line: { unit: Prisma.sql`pr.line`, label: Prisma.sql`pr.line` },
};

/** Each line of products once a shipment, however many products of it the shipment has. */
const productLines = Prisma.sql`
  LEFT JOIN shipment_line l ON l.dealer_id = s.dealer_id AND l.shipment_id = s.id
  LEFT JOIN product pr ON pr.id = l.product_id`;
const firstOfLine = Prisma.sql`(l.line_no IS NULL OR l.line_no = 1 OR NOT EXISTS (
  SELECT 1 FROM shipment_line e LEFT JOIN product ep ON ep.id = e.product_id
  WHERE e.dealer_id = l.dealer_id AND e.shipment_id = l.shipment_id AND e.line_no < l.line_no
    AND ep.line IS NOT DISTINCT FROM pr.line))`;

/**
 * The shipments of a cohort by unit and reason. `reason` is null for those that were on time and
 * `NO_REASON` for misses without a stated one; `unit` is null where it is not known (no start, no
 * product line). By product line a shipment counts in each line that it has.
 */
export async function readReasonUnits(
  _scope: Scope,
  by: ReasonUnit,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<UnitReason[]> {
  const isLine = by === "line";
  const rows = await db().$queryRaw`
    SELECT ${units[by].unit} AS unit, ${units[by].label} AS label,
      CASE WHEN s.verdict = 'late' OR s.verdict IS NULL
        THEN coalesce(s.reason, ${NO_REASON}) END AS reason,
      count(*)::int AS shipments,
      (count(*) FILTER (WHERE s.excused AND (s.adjusted_verdict = 'late'
        OR (s.verdict IS NULL AND s.adjusted_due_at < ${now}))))::int AS excused
    FROM shipment s
    JOIN platform p ON p.id = s.platform_id
    JOIN dealer d ON d.id = s.dealer_id
    ${isLine ? productLines : Prisma.empty}
    WHERE ${liveCohort(filter)} AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
      AND ${cutWhere({ ...noCut, regionId })} AND ${isLine ? firstOfLine : Prisma.sql`TRUE`}
    GROUP BY 1, 2, 3`;
  return rowsSchema.parse(rows);
}
