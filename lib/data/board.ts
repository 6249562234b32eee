import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { readPaces } from "#lib/data/step-pace.ts";
import { readWeakRates } from "#lib/data/weak-rates.ts";
import { paceOf } from "#lib/domain/board/at-risk.ts";
import { type BoardCard, type CardKey, openStates } from "#lib/domain/board/board-card.ts";
import { paceBook } from "#lib/domain/board/step-pace.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { Prisma } from "#prisma/generated/client.ts";

const DAY_MS = 86_400_000;

/** What is overdue for longer is no work of the day any more: the board counts it only. */
export const LISTED_OVERDUE_DAYS = 7;

const milliseconds = z.number().nullable();

const textSchema = z.tuple([z.strictObject({ cards: z.string() })]);

const rowsSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    shipmentId: z.string(),
    version: z.int(),
    number: z.string().nullable(),
    orderNumber: z.string().nullable(),
    dealerName: z.string(),
    site: z.string().nullable(),
    city: z.string().nullable(),
    platformCity: z.string(),
    productZh: z.string().nullable(),
    productEn: z.string().nullable(),
    productPieces: z.int().nullable(),
    lines: z.int(),
    pieces: z.int(),
    platformId: z.string(),
    platformName: z.string(),
    zone: z.string(),
    serviceClass: z.string(),
    state: z.enum(openStates),
    acceptedAtMs: milliseconds,
    startsAtMs: milliseconds,
    dueAtMs: z.number(),
    duePrecision: z.enum(["date", "instant"]),
    adjustedDueAtMs: milliseconds,
    lateEntryMinutes: z.int(),
    transitMinutes: z.int().nullable(),
    pickedAtMs: milliseconds,
    pause: z
      .strictObject({ reason: z.string(), fromMs: z.number(), by: z.string().nullable() })
      .nullable(),
    dispatchedAtMs: milliseconds,
    driverId: z.string().nullable(),
    driverName: z.string().nullable(),
    reason: z.string().nullable(),
  }),
);

const inMs = (instant: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${instant}) * 1000)::float8`;

/** The platforms of a board that are in reach, named by the index of what is open on them. */
function openOn(scope: Scope, platformIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`s.verdict IS NULL AND NOT s.retracted
    AND s.platform_id = ANY(${[...platformIds]}::uuid[]) AND ${shipmentReach(scope, Prisma.sql`s`)}`;
}

/** The last day whose promises are broken for longer than that, wherever the platform is. */
function longOverdueDay(now: Date): string {
  return isoOfDay(Math.floor(now.getTime() / DAY_MS) - LISTED_OVERDUE_DAYS - 1);
}

/** Whether the board still lists it: by its promise, or by the one that the dealer knows by now. */
function listedAt(now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - LISTED_OVERDUE_DAYS * DAY_MS);
  return Prisma.sql`(s.due_on > ${longOverdueDay(now)}::date
    OR coalesce(s.adjusted_due_at, 'infinity') >= ${since})`;
}

/**
 * The open shipments of platforms that the scope reaches, without those that have been overdue for
 * longer than a week.
 * @param keys only these, wherever given
 */
export async function readBoardCards(
  scope: Scope,
  platformIds: readonly string[],
  keys: readonly CardKey[] | null,
  now: Date,
): Promise<BoardCard[]> {
  const asked =
    keys === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(s.dealer_id, s.id) IN (
          SELECT * FROM unnest(${keys.map(({ dealerId }) => dealerId)}::uuid[],
            ${keys.map(({ shipmentId }) => shipmentId)}::uuid[]))`;
  const [rows, paces, weakRates] = await Promise.all([
    // One text: two thousand rows of thirty columns would take Prisma longer to read than all else takes.
    db().$queryRaw`
      SELECT coalesce(json_agg(c), '[]')::text AS cards FROM (
      SELECT s.dealer_id AS "dealerId", s.id AS "shipmentId", s.version, s.number,
        (SELECT o.number FROM dealer_order o
          WHERE o.dealer_id = s.dealer_id AND o.id = s.order_id) AS "orderNumber", d.name AS "dealerName", t.name AS site,
        coalesce(t.city, d.city) AS city, p.city AS "platformCity",
        l.zh AS "productZh", l.en AS "productEn", l.first AS "productPieces", coalesce(l.lines, 0) AS lines,
        coalesce(l.pieces, 0) AS pieces, s.platform_id AS "platformId",
        p.name AS "platformName", p.zone, s.service_class AS "serviceClass", s.state,
        ${inMs(Prisma.sql`s.accepted_at`)} AS "acceptedAtMs",
        ${inMs(Prisma.sql`s.starts_at`)} AS "startsAtMs",
        ${inMs(Prisma.sql`s.due_at`)} AS "dueAtMs", s.due_precision AS "duePrecision",
        ${inMs(Prisma.sql`s.adjusted_due_at`)} AS "adjustedDueAtMs",
        p.late_entry_minutes AS "lateEntryMinutes",
        s.transit_minutes AS "transitMinutes",
        CASE WHEN s.state = 'picked' THEN (
          SELECT max(${inMs(Prisma.sql`e.occurred_at`)}) FROM shipment_event e
          WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id AND e.kind = 'picked'
            AND NOT EXISTS (SELECT FROM shipment_event b
              WHERE b.dealer_id = e.dealer_id AND b.shipment_id = e.shipment_id
                AND b.data->'withdrawal'->>'eventId' = e.id::text)) END AS "pickedAtMs",
        CASE WHEN s.adjusted_due_at IS NULL THEN (
          SELECT json_build_object('reason', u.reason,
            'fromMs', ${inMs(Prisma.sql`u.from_at`)}, 'by', y.name)
          FROM pause u LEFT JOIN person y ON y.id = u.actor_id
          WHERE u.dealer_id = s.dealer_id AND u.shipment_id = s.id AND u.to_at IS NULL
          ORDER BY u.from_at DESC LIMIT 1) END AS pause,
        ${inMs(Prisma.sql`s.dispatched_at`)} AS "dispatchedAtMs",
        s.driver_id AS "driverId", w.name AS "driverName", s.reason
      FROM shipment s
      JOIN dealer d ON d.id = s.dealer_id
      JOIN platform p ON p.id = s.platform_id
      LEFT JOIN site t ON t.id = s.site_id
      LEFT JOIN person w ON w.id = s.driver_id
      LEFT JOIN LATERAL (
        SELECT (array_agg(x.name ORDER BY i.line_no))[1] AS zh,
          (array_agg(coalesce(x.name_en, x.name) ORDER BY i.line_no))[1] AS en,
          (array_agg(i.quantity ORDER BY i.line_no))[1]::int AS first,
          count(*)::int AS lines, sum(i.quantity)::int AS pieces
        FROM shipment_line i LEFT JOIN product x ON x.id = i.product_id
        WHERE i.dealer_id = s.dealer_id AND i.shipment_id = s.id
      ) l ON TRUE
      WHERE ${openOn(scope, platformIds)} AND ${listedAt(now)} AND ${asked}
      ) c`,
    readPaces(scope, platformIds),
    readWeakRates(scope, now),
  ]);
  const book = paceBook(paces);
  const [{ cards }] = textSchema.parse(rows);
  return rowsSchema
    .parse(JSON.parse(cards))
    .map(({ site, city, platformCity, productZh, productEn, productPieces, lines, ...row }) => {
      const zone = findZone(row.zone);
      return {
        ...row,
        place: placeOf(site, city, platformCity),
        product:
          productZh === null
            ? null
            : { zh: productZh, en: productEn ?? productZh, pieces: productPieces ?? 0 },
        otherLines: Math.max(0, lines - 1),
        pace: zone && paceOf(book, row, zone, now.getTime()),
        weakRate: weakRates.get(row.dealerId) ?? null,
      };
    });
}

/** Where it goes: a city alone says something only where it is another one. */
function placeOf(site: string | null, city: string | null, platformCity: string): string | null {
  const elsewhere = city === platformCity ? null : city;
  if (site === null || elsewhere === null || site.includes(elsewhere)) return site ?? elsewhere;
  return `${elsewhere} ${site}`;
}

const countSchema = z.tuple([z.strictObject({ count: z.int() })]);

/**
 * How many were promised for so long ago that they are no work of the day, up to which day. Those that
 * the dealer put off since, or whose clock stands, are among them and on the board as well.
 */
export async function countLongOverdue(
  scope: Scope,
  platformIds: readonly string[],
  now: Date,
): Promise<{ count: number; untilDay: string }> {
  const untilDay = longOverdueDay(now);
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count FROM shipment s
    WHERE ${openOn(scope, platformIds)} AND s.due_on <= ${untilDay}::date`;
  return { ...countSchema.parse(rows)[0], untilDay };
}
