import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import type { BoardToday } from "#lib/domain/board/board-today.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** How many of the deliveries of today are named. */
const NAMED = 5;

const todaySchema = z.tuple([z.strictObject({ due: z.int(), onTime: z.int() })]);

const deliveredSchema = z.array(
  z.strictObject({
    arrived: z.int(),
    arrivedOnTime: z.int(),
    dealerId: z.string(),
    shipmentId: z.string(),
    number: z.string().nullable(),
    dealerName: z.string(),
    zone: z.string(),
    deliveredAtMs: z.number(),
    earlyMs: z.number(),
  }),
);

/**
 * What was due today by now and on time (the official figure, on the platforms' own days), and what
 * was delivered today, the last of it by name.
 */
export async function readBoardToday(
  scope: Scope,
  platformIds: readonly string[],
  now: Date,
): Promise<BoardToday> {
  const today = Prisma.sql`(${now}::timestamptz AT TIME ZONE p.zone)::date`;
  // The days on either side of UTC's hold today, wherever the platforms are.
  const near = (before: number, after: number) => Prisma.sql`
    s.due_on BETWEEN ${now}::timestamptz::date - ${before}::int AND ${now}::timestamptz::date + ${after}::int
    AND NOT s.retracted AND s.platform_id = ANY(${[...platformIds]}::uuid[])
    AND ${shipmentReach(scope, Prisma.sql`s`)}`;
  const [counts, delivered] = await Promise.all([
    db().$queryRaw`
      SELECT count(*)::int AS due,
        count(*) FILTER (WHERE s.verdict = 'on_time')::int AS "onTime"
      FROM shipment s JOIN platform p ON p.id = s.platform_id
      WHERE ${near(1, 1)} AND s.due_on = ${today} AND s.due_at < ${now}
        AND s.verdict IS DISTINCT FROM 'void'`,
    db().$queryRaw`
      SELECT count(*) OVER ()::int AS arrived,
        (count(*) FILTER (WHERE s.delivered_at <= s.due_at) OVER ())::int AS "arrivedOnTime",
        s.dealer_id AS "dealerId", s.id AS "shipmentId", s.number, d.name AS "dealerName",
        p.zone, (extract(epoch FROM s.delivered_at) * 1000)::float8 AS "deliveredAtMs",
        (extract(epoch FROM s.due_at - s.delivered_at) * 1000)::float8 AS "earlyMs"
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      JOIN dealer d ON d.id = s.dealer_id
      WHERE ${near(8, 3)} AND s.delivered_precision <> 'date' AND s.delivered_at <= ${now}
        AND (s.delivered_at AT TIME ZONE p.zone)::date = ${today}
      ORDER BY s.delivered_at DESC, s.id LIMIT ${NAMED}`,
  ]);
  const rows = deliveredSchema.parse(delivered);
  return {
    ...todaySchema.parse(counts)[0],
    arrived: rows[0]?.arrived ?? 0,
    arrivedOnTime: rows[0]?.arrivedOnTime ?? 0,
    delivered: rows.map(({ arrived, arrivedOnTime, ...row }) => row),
  };
}
