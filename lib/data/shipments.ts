import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import {
  type Outcome,
  outcomes,
  type ShipmentFilter,
  type ShipmentSort,
} from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere } from "#lib/data/metrics/cut-sql.ts";
import {
  countOutcomes,
  type OutcomeCounts,
  outcomeCountsSchema,
} from "#lib/data/metrics/outcome-counts.ts";
import { beginsWith } from "#lib/data/prefix-sql.ts";
import { Prisma } from "#prisma/generated/client.ts";

const instant = z.date().nullable();
const verdict = z.enum(["on_time", "late", "overdue", "open", "void"]);

export const shipmentRowSchema = z.strictObject({
  dealerId: z.string(),
  id: z.string(),
  number: z.string().nullable(),
  orderNumber: z.string().nullable(),
  dealerName: z.string(),
  platformName: z.string(),
  zone: z.string(),
  serviceClass: z.string(),
  state: z.string(),
  acceptedAt: instant,
  startsAt: instant,
  dueAt: z.date(),
  dueOn: z.string(),
  duePrecision: z.enum(["date", "instant"]),
  adjustedDueAt: instant,
  dispatchedAt: instant,
  deliveredAt: instant,
  deliveredPrecision: z.enum(["date", "minute", "second"]).nullable(),
  cancelledAt: instant,
  cancelledBy: z.enum(["dealer", "distributor"]).nullable(),
  verdict,
  adjustedVerdict: verdict,
  excused: z.boolean(),
  lateByMs: z.number().nullable(),
  reason: z.string().nullable(),
});

/** One shipment as lists show it, its verdicts as of the instant asked for. */
export type ShipmentRow = z.infer<typeof shipmentRowSchema>;

/** The columns of a ShipmentRow; `s`, `d`, `p` and `o` are shipment, dealer, platform and order. */
export function shipmentColumns(now: Date): Prisma.Sql {
  return Prisma.sql`
    s.dealer_id AS "dealerId", s.id, s.number, o.number AS "orderNumber", d.name AS "dealerName",
    p.name AS "platformName", p.zone, s.service_class AS "serviceClass", s.state,
    s.accepted_at AS "acceptedAt", s.starts_at AS "startsAt", s.due_at AS "dueAt",
    s.due_on::text AS "dueOn", s.due_precision AS "duePrecision",
    s.adjusted_due_at AS "adjustedDueAt", s.dispatched_at AS "dispatchedAt",
    s.delivered_at AS "deliveredAt", s.delivered_precision AS "deliveredPrecision",
    s.cancelled_at AS "cancelledAt", s.cancelled_by AS "cancelledBy",
    coalesce(s.verdict, CASE WHEN s.due_at < ${now} THEN 'overdue' ELSE 'open' END) AS verdict,
    coalesce(s.adjusted_verdict,
      CASE WHEN s.adjusted_due_at < ${now} THEN 'overdue' ELSE 'open' END) AS "adjustedVerdict",
    s.excused, ${lateByMs(now)} AS "lateByMs", s.reason`;
}

export const shipmentTables = Prisma.sql`
  shipment s
  JOIN dealer d ON d.id = s.dealer_id
  JOIN platform p ON p.id = s.platform_id
  LEFT JOIN dealer_order o ON o.dealer_id = s.dealer_id AND o.id = s.order_id`;

type Page = { readonly sort: ShipmentSort; readonly page: number; readonly pageSize: number };

/**
 * One page (1-based) of the shipments behind a number, how many there are in all, and how many there
 * would be with another outcome.
 */
export async function listShipments(
  scope: Scope,
  filter: ShipmentFilter,
  page: Page,
  now: Date,
): Promise<{ total: number; counts: OutcomeCounts; rows: ShipmentRow[] }> {
  const [counts, rows] = await Promise.all([
    isWhole(scope, filter) ? countOutcomes(scope, filter, now) : countListed(scope, filter, now),
    readPage(shipmentWhere(scope, filter, now), page, now),
  ]);
  return { total: counts[filter.outcome], counts, rows };
}

/**
 * Whether a filter takes the whole of a cohort, whatever outcome of it, so that the rollup can answer:
 * its cells do not know the driver.
 */
function isWhole({ reach }: Scope, filter: ShipmentFilter): boolean {
  const { cut, lateFromMinutes, lateToMinutes, search } = filter;
  if (reach.kind === "driver") return false;
  const conditions = [...Object.values(cut), lateFromMinutes, lateToMinutes, search];
  return conditions.every((condition) => condition === null);
}

async function countListed(
  scope: Scope,
  filter: ShipmentFilter,
  now: Date,
): Promise<OutcomeCounts> {
  const counted = outcomes.map(
    (outcome) => Prisma.sql`
      count(*) FILTER (WHERE ${outcomeWhere({ ...filter, outcome }, now)})::int
        AS ${Prisma.raw(`"${outcome}"`)}`,
  );
  const rows = await db().$queryRaw`
    SELECT ${Prisma.join(counted)} FROM ${shipmentTables} WHERE ${wherever(scope, filter, now)}`;
  const [counts] = z.tuple([outcomeCountsSchema]).parse(rows);
  return counts;
}

/** All of them in the same order, in batches, for a download of any length. */
export async function* streamShipments(
  scope: Scope,
  filter: ShipmentFilter,
  sort: ShipmentSort,
  now: Date,
  batchSize = 10_000,
): AsyncGenerator<ShipmentRow> {
  const where = shipmentWhere(scope, filter, now);
  for (let page = 1; ; page += 1) {
    const rows = await readPage(where, { sort, page, pageSize: batchSize }, now);
    yield* rows;
    if (rows.length < batchSize) return;
  }
}

async function readPage(where: Prisma.Sql, { sort, page, pageSize }: Page, now: Date) {
  const rows = await db().$queryRaw`
    SELECT ${shipmentColumns(now)} FROM ${shipmentTables} WHERE ${where}
    ORDER BY ${orderBy(sort, now)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return z.array(shipmentRowSchema).parse(rows);
}

/** Milliseconds after due of a late delivery or, as of now, of an overdue one. */
function lateByMs(now: Date): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN s.delivered_at > s.due_at
      THEN (extract(epoch FROM s.delivered_at - s.due_at) * 1000)::float8
    WHEN s.delivered_at IS NULL AND s.cancelled_at IS NULL AND s.due_at < ${now}
      THEN (extract(epoch FROM ${now}::timestamptz - s.due_at) * 1000)::float8
  END`;
}

function shipmentWhere(scope: Scope, filter: ShipmentFilter, now: Date): Prisma.Sql {
  return Prisma.sql`${wherever(scope, filter, now)} AND ${outcomeWhere(filter, now)}`;
}

/** What is asked for but the outcome. */
function wherever(scope: Scope, filter: ShipmentFilter, now: Date): Prisma.Sql {
  const conditions = [
    liveCohort(scope, filter),
    cutWhere(filter.cut),
    filter.search === null ? Prisma.sql`s.due_at < ${now}` : Prisma.sql`TRUE`,
  ];
  const lateness = Prisma.sql`(extract(epoch FROM s.delivered_at - s.due_at) / 60)`;
  if (filter.lateFromMinutes !== null) {
    conditions.push(Prisma.sql`${lateness} > ${filter.lateFromMinutes}`);
  }
  if (filter.lateToMinutes !== null) {
    conditions.push(Prisma.sql`${lateness} <= ${filter.lateToMinutes}`);
  }
  if (filter.search !== null) {
    conditions.push(numbered(filter.search));
  }
  return Prisma.join(conditions, " AND ");
}

/** Shipments whose own number or whose order's begins so: two ways into the indexes on numbers. */
function numbered(beginning: string): Prisma.Sql {
  return Prisma.sql`(s.dealer_id, s.id) IN (
    SELECT x.dealer_id, x.id FROM shipment x WHERE ${beginsWith(Prisma.sql`x.number`, beginning)}
    UNION ALL
    SELECT x.dealer_id, x.id
    FROM dealer_order q JOIN shipment x ON x.dealer_id = q.dealer_id AND x.order_id = q.id
    WHERE ${beginsWith(Prisma.sql`q.number`, beginning)})`;
}

function outcomeWhere({ outcome, search }: ShipmentFilter, now: Date): Prisma.Sql {
  // Who looks for a number finds it before it is due as well, but never among the misses.
  return search === null || outcome === "due"
    ? verdictWhere(outcome, now)
    : Prisma.sql`s.due_at < ${now} AND ${verdictWhere(outcome, now)}`;
}

function verdictWhere(outcome: Outcome, now: Date): Prisma.Sql {
  switch (outcome) {
    case "due":
      return Prisma.sql`s.verdict IS DISTINCT FROM 'void'`;
    case "missed":
      return Prisma.sql`(s.verdict = 'late' OR s.verdict IS NULL)`;
    case "undelivered":
      return Prisma.sql`s.verdict IS NULL`;
    case "excused":
      return Prisma.sql`s.excused AND s.verdict IS DISTINCT FROM 'void'
        AND (s.adjusted_verdict = 'late' OR (s.verdict IS NULL AND s.adjusted_due_at < ${now}))`;
    default:
      return Prisma.sql`s.verdict = ${outcome}`;
  }
}

function orderBy(sort: ShipmentSort, now: Date): Prisma.Sql {
  const byKey = Prisma.sql`s.dealer_id, s.id`;
  switch (sort) {
    // The day leads, as the index does: a page of millions is read without sorting them.
    case "due":
      return Prisma.sql`s.due_on ASC, s.due_at ASC, ${byKey}`;
    case "-due":
      return Prisma.sql`s.due_on DESC, s.due_at DESC, ${byKey}`;
    case "late":
      return Prisma.sql`${lateByMs(now)} ASC NULLS FIRST, ${byKey}`;
    case "-late":
      return Prisma.sql`${lateByMs(now)} DESC NULLS LAST, ${byKey}`;
    case "dealer":
      return Prisma.sql`d.name COLLATE "zh-x-icu", s.due_at, ${byKey}`;
  }
}
