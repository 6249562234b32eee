import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { startsLocal } from "#lib/data/metrics/cut-sql.ts";

const kinds = [
  "all",
  "weekday",
  "hour",
  "site",
  "platform",
  "class",
  "line",
  "product",
  "reason",
] as const;

const rowsSchema = z.array(
  z.strictObject({
    kind: z.enum(kinds),
    /** Null where it is not known. */
    key: z.string().nullable(),
    name: z.string().nullable(),
    due: z.int(),
    missed: z.int(),
    excused: z.int(),
  }),
);

type DealerGroupKind = (typeof kinds)[number];

/** Due shipments that have one thing in common; a reason counts misses alone. */
export type DealerGroup = z.infer<typeof rowsSchema>[number];

/**
 * A dealer's due shipments of a cohort by everything that may set misses apart. Kinds but product and
 * its line each sum to `all`; a shipment counts in every product and line that it holds. `excused`
 * are the misses with an approved excuse.
 */
export async function readDealerGroups(
  scope: Scope,
  filter: CohortFilter,
  dealerId: string,
  now: Date,
): Promise<(kind: DealerGroupKind) => DealerGroup[]> {
  // The dealer is named at the lines too: through the CTE alone the planner reads every dealer's.
  const rows = await db().$queryRaw`
    WITH c AS MATERIALIZED (
      SELECT s.id, extract(isodow FROM ${startsLocal})::int::text AS weekday,
        extract(hour FROM ${startsLocal})::int::text AS hour, s.site_id, s.platform_id,
        p.name AS platform, s.service_class, s.reason,
        s.verdict IS DISTINCT FROM 'on_time' AS missed,
        s.verdict IS DISTINCT FROM 'on_time' AND s.excused AS excused
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      WHERE ${liveCohort(scope, { ...filter, dealerIds: [dealerId] })} AND s.due_at < ${now}
        AND s.verdict IS DISTINCT FROM 'void'
    ), held AS MATERIALIZED (
      SELECT DISTINCT c.id, c.missed, c.excused, pr.id AS product_id, pr.name, pr.line
      FROM c
      JOIN shipment_line l ON l.dealer_id = ${dealerId}::uuid AND l.shipment_id = c.id
      JOIN product pr ON pr.id = l.product_id
    ), counted AS (
      SELECT 'all' AS kind, NULL AS key, NULL AS name, missed, excused FROM c
      UNION ALL SELECT 'weekday', weekday, NULL, missed, excused FROM c
      UNION ALL SELECT 'hour', hour, NULL, missed, excused FROM c
      UNION ALL SELECT 'site', c.site_id::text, t.name, missed, excused
        FROM c LEFT JOIN site t ON t.id = c.site_id
      UNION ALL SELECT 'platform', platform_id::text, platform, missed, excused FROM c
      UNION ALL SELECT 'class', service_class, NULL, missed, excused FROM c
      UNION ALL SELECT 'reason', coalesce(reason, ${NO_REASON}), NULL, missed, excused
        FROM c WHERE missed
      UNION ALL SELECT 'product', product_id::text, name, missed, excused FROM held
      UNION ALL SELECT 'line', line, line, bool_or(missed), bool_or(excused)
        FROM held WHERE line IS NOT NULL GROUP BY id, line
    )
    SELECT kind, key, name, count(*)::int AS due, count(*) FILTER (WHERE missed)::int AS missed,
      count(*) FILTER (WHERE excused)::int AS excused
    FROM counted
    GROUP BY kind, key, name
    ORDER BY kind, due DESC, key`;
  const groups = Map.groupBy(rowsSchema.parse(rows), ({ kind }) => kind);
  return (kind) => groups.get(kind) ?? [];
}
