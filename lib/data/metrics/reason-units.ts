import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, NO_REASON, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere, startsLocal } from "#lib/data/metrics/cut-sql.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";
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

/** What shipments are grouped by, and what that group `g` is called: names are looked up once a group. */
type UnitSql = { readonly unit: Prisma.Sql; readonly label: Prisma.Sql };

const units: Record<ReasonUnit, UnitSql> = {
  dealer: {
    unit: Prisma.sql`s.dealer_id`,
    label: Prisma.sql`(SELECT name FROM dealer WHERE id = g.unit)`,
  },
  platform: {
    unit: Prisma.sql`s.platform_id`,
    label: Prisma.sql`(SELECT name FROM platform WHERE id = g.unit)`,
  },
  hour: { unit: Prisma.sql`extract(hour FROM ${startsLocal})::int`, label: Prisma.sql`NULL` },
  weekday: { unit: Prisma.sql`extract(isodow FROM ${startsLocal})::int`, label: Prisma.sql`NULL` },
  line: { unit: Prisma.sql`k.line`, label: Prisma.sql`g.unit` },
};

/**
 * Each product line once a shipment, however many products of it the shipment has. Two parts, because
 * "the first line, or none before it" asked in one condition is looked up row by row.
 */
const productLines = Prisma.sql`(
  SELECT l.dealer_id, l.shipment_id, pr.line
  FROM shipment_line l JOIN product pr ON pr.id = l.product_id
  WHERE l.line_no = 1 AND pr.line IS NOT NULL
  UNION ALL
  SELECT l.dealer_id, l.shipment_id, pr.line
  FROM shipment_line l JOIN product pr ON pr.id = l.product_id
  WHERE l.line_no <> 1 AND pr.line IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM shipment_line e JOIN product ep ON ep.id = e.product_id
    WHERE e.dealer_id = l.dealer_id AND e.shipment_id = l.shipment_id AND e.line_no < l.line_no
      AND ep.line = pr.line)
)`;

const joinLines = Prisma.sql`
  JOIN ${productLines} k ON k.dealer_id = s.dealer_id AND k.shipment_id = s.id`;
const ofNoLine = Prisma.sql`(s.verdict = 'late' OR s.verdict IS NULL) AND NOT EXISTS (
  SELECT 1 FROM shipment_line l JOIN product pr ON pr.id = l.product_id
  WHERE l.dealer_id = s.dealer_id AND l.shipment_id = s.id AND pr.line IS NOT NULL)`;

const keep = keptWhileUnchanged<UnitReason[]>();

/**
 * The shipments of a cohort by unit and reason. `reason` is null for those that were on time and
 * `NO_REASON` for misses without a stated one; `unit` is null where it is not known (no start, no
 * product line). By product line a shipment counts in each line that it has, and of those without a
 * known one only the misses are given.
 */
export async function readReasonUnits(
  scope: Scope,
  by: ReasonUnit,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<UnitReason[]> {
  return keep(scope, filter, `${by} ${regionId}`, now, () =>
    countUnits(scope, by, filter, regionId, now),
  );
}

async function countUnits(
  scope: Scope,
  by: ReasonUnit,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<UnitReason[]> {
  const { unit, label } = units[by];
  const always = Prisma.sql`TRUE`;
  const groups =
    by === "line"
      ? Prisma.sql`
          ${countBy(unit, joinLines, always)}
          UNION ALL
          ${countBy(Prisma.sql`NULL::text`, Prisma.empty, ofNoLine)}`
      : countBy(unit, Prisma.empty, always);
  const rows = await db().$queryRaw`
    SELECT g.unit::text AS unit, ${label} AS label, g.reason, g.shipments, g.excused
    FROM (${groups}) g`;
  return rowsSchema.parse(rows);

  function countBy(by: Prisma.Sql, join: Prisma.Sql, only: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`
      SELECT ${by} AS unit,
        CASE WHEN s.verdict = 'late' OR s.verdict IS NULL
          THEN coalesce(s.reason, ${NO_REASON}) END AS reason,
        count(*)::int AS shipments,
        (count(*) FILTER (WHERE s.excused AND (s.adjusted_verdict = 'late'
          OR (s.verdict IS NULL AND s.adjusted_due_at < ${now}))))::int AS excused
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      JOIN dealer d ON d.id = s.dealer_id
      ${join}
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
        AND ${cutWhere({ ...noCut, regionId })} AND ${only}
      GROUP BY 1, 2`;
  }
}
