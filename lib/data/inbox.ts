import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { cellReach } from "#lib/data/reach.ts";
import { type AlarmKind, alarmKinds } from "#lib/domain/alarms/causes.ts";
import { Prisma } from "#prisma/generated/client.ts";

const a = Prisma.sql`a`;

const dataSchema = z.object({
  dueAtMs: z.number().exactOptional(),
  receiptId: z.string().exactOptional(),
  openedAtMs: z.number().exactOptional(),
  said: z.string().exactOptional(),
  state: z.string().exactOptional(),
  day: z.number().exactOptional(),
  due: z.number().exactOptional(),
  onTime: z.number().exactOptional(),
});

/** What words, pages and mails say of an alarm. */
const tellingSchema = z.object({
  alarmId: z.string(),
  kind: z.enum(alarmKinds),
  dealerId: z.string(),
  dealerName: z.string(),
  shipmentId: z.string().nullable(),
  number: z.string().nullable(),
  platformName: z.string().nullable(),
  zone: z.string().nullable(),
  data: dataSchema,
  raisedAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Telling = z.infer<typeof tellingSchema>;

const itemSchema = tellingSchema.extend({
  acknowledgedAt: z.date().nullable(),
  /** Who else has acknowledged it first. */
  inHandBy: z.string().nullable(),
});

/** An alarm in the viewer's inbox. */
export type InboxItem = z.infer<typeof itemSchema>;

const tellingColumns = Prisma.sql`
  a.id AS "alarmId", a.kind, a.dealer_id AS "dealerId", d.name AS "dealerName",
  a.shipment_id AS "shipmentId", coalesce(s.number, o.number) AS number,
  pl.name AS "platformName", pl.zone, a.data, a.raised_at AS "raisedAt", a.ended_at AS "endedAt"`;

const tellingTables = Prisma.sql`
  alarm a
  JOIN dealer d ON d.id = a.dealer_id
  LEFT JOIN platform pl ON pl.id = a.platform_id
  LEFT JOIN shipment s ON s.dealer_id = a.dealer_id AND s.id = a.shipment_id
  LEFT JOIN dealer_order o ON o.dealer_id = s.dealer_id AND o.id = s.order_id`;

/** What the inbox shows: what holds and is not acknowledged, what holds and is, and what is over. */
export const inboxStates = ["open", "acknowledged", "over"] as const;
export type InboxState = (typeof inboxStates)[number];

const conditions: Record<InboxState, Prisma.Sql> = {
  open: Prisma.sql`a.ended_at IS NULL AND n.acknowledged_at IS NULL`,
  acknowledged: Prisma.sql`a.ended_at IS NULL AND n.acknowledged_at IS NOT NULL`,
  over: Prisma.sql`a.ended_at IS NOT NULL`,
};

const countsSchema = z.array(
  z.object({ kind: z.enum(alarmKinds), open: z.int(), acknowledged: z.int(), over: z.int() }),
);

/** How many alarms of each kind are in the viewer's inbox; kinds without any are absent. */
export async function countInbox(scope: Scope) {
  const rows = await db().$queryRaw`
    SELECT a.kind, count(*) FILTER (WHERE ${conditions.open})::int AS open,
      count(*) FILTER (WHERE ${conditions.acknowledged})::int AS acknowledged,
      count(*) FILTER (WHERE ${conditions.over})::int AS over
    FROM notice n JOIN alarm a ON a.id = n.alarm_id
    WHERE n.person_id = ${scope.actorId}::uuid AND ${cellReach(scope, a)}
    GROUP BY 1`;
  return countsSchema.parse(rows);
}

const openSchema = z.array(z.object({ open: z.int() }));

/** How many alarms hold that the viewer has not acknowledged. */
export async function countOpenNotices(scope: Scope): Promise<number> {
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS open FROM notice n JOIN alarm a ON a.id = n.alarm_id
    WHERE n.person_id = ${scope.actorId}::uuid AND ${conditions.open} AND ${cellReach(scope, a)}`;
  return openSchema.parse(rows)[0]?.open ?? 0;
}

/** A page (1-based) of the viewer's inbox, the latest first. */
export async function listInbox(
  scope: Scope,
  { state, kind }: { readonly state: InboxState; readonly kind: AlarmKind | null },
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<InboxItem[]> {
  const ofKind = kind === null ? Prisma.sql`TRUE` : Prisma.sql`a.kind = ${kind}`;
  const order = state === "over" ? Prisma.sql`a.ended_at` : Prisma.sql`a.raised_at`;
  const rows = await db().$queryRaw`
    SELECT ${tellingColumns}, n.acknowledged_at AS "acknowledgedAt", (
      SELECT q.name FROM notice m JOIN person q ON q.id = m.person_id
      WHERE m.alarm_id = a.id AND m.person_id <> n.person_id AND m.acknowledged_at IS NOT NULL
      ORDER BY m.acknowledged_at LIMIT 1) AS "inHandBy"
    FROM ${tellingTables} JOIN notice n ON n.alarm_id = a.id
    WHERE n.person_id = ${scope.actorId}::uuid AND ${conditions[state]} AND ${ofKind}
      AND ${cellReach(scope, a)}
    ORDER BY ${order} DESC, a.id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return z.array(itemSchema).parse(rows);
}

/** What is to be said of alarms, the earliest first. */
export async function listTellings(_scope: Scope, ids: readonly string[]): Promise<Telling[]> {
  const rows = await db().$queryRaw`
    SELECT ${tellingColumns} FROM ${tellingTables}
    WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.raised_at, s.due_at, s.number, a.id`;
  return z.array(tellingSchema).parse(rows);
}

const idsSchema = z.array(z.object({ id: z.string() }));

/**
 * Notes that the viewer knows of alarms in their inbox, of these or (null) of all that hold; answers
 * of which they did not before.
 */
export async function updateAcknowledged(
  scope: Scope,
  tx: Tx,
  ids: readonly string[] | null,
  now: Date,
): Promise<string[]> {
  const which =
    ids === null ? Prisma.sql`a.ended_at IS NULL` : Prisma.sql`a.id = ANY(${[...ids]}::uuid[])`;
  const rows = await tx.$queryRaw`
    UPDATE notice n SET acknowledged_at = ${now}::timestamptz,
      read_at = coalesce(n.read_at, ${now}::timestamptz)
    FROM alarm a
    WHERE a.id = n.alarm_id AND n.person_id = ${scope.actorId}::uuid
      AND n.acknowledged_at IS NULL AND ${which} AND ${cellReach(scope, a)}
    RETURNING a.id`;
  return idsSchema.parse(rows).map(({ id }) => id);
}
