import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { DEFAULT_NOTICE_SETTING } from "#lib/data/notice-settings.ts";
import { responsible } from "#lib/data/responsible.ts";
import { alarmKinds } from "#lib/domain/alarms/causes.ts";
import {
  type Channel,
  LEASE_MS,
  type OpenItem,
  type Planned,
} from "#lib/domain/alarms/plan-sendings.ts";
import { areHoursSound, minuteOfText, type QuietHours } from "#lib/domain/alarms/quiet-hours.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** What holds for longer than that has been told of often enough. */
const MAX_AGE_DAYS = 7;

/** A robot's messages are as far apart: WeCom takes 20 a minute. */
const ROBOT_DIGEST_MINUTES = 1;

/** Somebody's mailbox or a robot, with what is on its way to it. */
export type OpenChannel = Channel & {
  /** "mail:" or "robot:" and an id. */
  readonly channel: string;
  /** The mail address, or the robot's. */
  readonly address: string;
};

const rowsSchema = z.array(
  z.strictObject({
    channel: z.string(),
    address: z.string(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
    zone: z.string().nullable(),
    digestMinutes: z.int(),
    lastSentAt: z.date().nullable(),
    alarmId: z.string(),
    kind: z.enum(alarmKinds),
    raisedAt: z.date(),
    acknowledged: z.boolean(),
    inHand: z.boolean(),
    round: z.int().nullable(),
    claimedAt: z.date().nullable(),
    attempts: z.int().nullable(),
    state: z.enum(["claimed", "sent", "failed"]).nullable(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

const lastSending = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT x.round, x.claimed_at, x.attempts, CASE WHEN x.sent_at IS NOT NULL THEN 'sent'
      WHEN x.error IS NOT NULL THEN 'failed' ELSE 'claimed' END AS state
    FROM alarm_sending x WHERE x.channel = c.channel AND x.alarm_id = c.alarm_id
    ORDER BY x.round DESC LIMIT 1) l ON TRUE`;

/**
 * The mailboxes and robots to which alarms that hold may have to be sent. Of people only those who are
 * still responsible, or admins, who stand in where nobody is.
 *
 * @param mails whether mail can be sent at all
 */
export async function listOpenChannels(
  _scope: Scope,
  now: Date,
  mails: boolean,
): Promise<OpenChannel[]> {
  const { quietFrom, quietTo, zone, mail, digestMinutes } = DEFAULT_NOTICE_SETTING;
  const rows = await db().$queryRaw`
    WITH holding AS (
      SELECT a.*, EXISTS (
        SELECT 1 FROM notice n WHERE n.alarm_id = a.id AND n.acknowledged_at IS NOT NULL
      ) AS in_hand
      FROM alarm a
      WHERE a.ended_at IS NULL
        AND a.raised_at > ${now}::timestamptz - make_interval(days => ${MAX_AGE_DAYS})
    ), c AS (
      SELECT 'mail:' || p.id AS channel, p.email AS address,
        CASE WHEN s.person_id IS NULL THEN ${quietFrom}::text ELSE s.quiet_from END AS quiet_from,
        CASE WHEN s.person_id IS NULL THEN ${quietTo}::text ELSE s.quiet_to END AS quiet_to,
        coalesce(s.zone, ${zone}) AS zone,
        coalesce(s.digest_minutes, ${digestMinutes}) AS digest_minutes,
        a.id AS alarm_id, a.kind, a.raised_at, n.acknowledged_at IS NOT NULL AS acknowledged,
        a.in_hand
      FROM holding a
      JOIN dealer d ON d.id = a.dealer_id
      JOIN notice n ON n.alarm_id = a.id
      JOIN person p ON p.id = n.person_id
      LEFT JOIN notice_setting s ON s.person_id = p.id
      WHERE ${mails} AND p.email IS NOT NULL AND coalesce(s.mail, ${mail})
        AND (${responsible} OR (p.role = 'admin' AND NOT p.disabled))
      UNION ALL
      SELECT 'robot:' || r.id, r.url, NULL, NULL, NULL, ${ROBOT_DIGEST_MINUTES},
        a.id, a.kind, a.raised_at, FALSE, a.in_hand
      FROM holding a
      JOIN alarm_robot r ON r.enabled AND r.created_at <= a.raised_at
        AND (r.platform_id IS NULL OR r.platform_id = a.platform_id)
    )
    SELECT c.channel, c.address, c.quiet_from AS "quietFrom", c.quiet_to AS "quietTo", c.zone,
      c.digest_minutes AS "digestMinutes", (
        SELECT max(x.claimed_at) FROM alarm_sending x
        WHERE x.channel = c.channel AND x.sent_at IS NOT NULL) AS "lastSentAt",
      c.alarm_id AS "alarmId", c.kind, c.raised_at AS "raisedAt", c.acknowledged,
      c.in_hand AS "inHand", l.round, l.claimed_at AS "claimedAt", l.attempts, l.state
    FROM c ${lastSending}
    ORDER BY c.channel, c.raised_at, c.alarm_id`;
  const channels = new Map<string, OpenChannel & { items: OpenItem[] }>();
  for (const row of rowsSchema.parse(rows)) {
    const { channel, address, digestMinutes: minutes, lastSentAt } = row;
    const known = channels.get(channel) ?? {
      channel,
      address,
      quiet: quietOf(row),
      digestMinutes: minutes,
      lastSentMs: lastSentAt?.getTime() ?? null,
      items: [],
    };
    known.items.push(itemOf(row));
    channels.set(channel, known);
  }
  return [...channels.values()];
}

/** Hours that make no sense are none: better a mail at night than none at all. */
function quietOf({ quietFrom, quietTo, zone }: Row): QuietHours | null {
  const [fromMinute, toMinute] = [quietFrom, quietTo].map((text) => text && minuteOfText(text));
  const found = zone === null ? null : findZone(zone);
  if (typeof fromMinute !== "number" || typeof toMinute !== "number" || found === null) return null;
  const hours = { fromMinute, toMinute, zone: found };
  return areHoursSound(hours) ? hours : null;
}

function itemOf(row: Row): OpenItem {
  const { alarmId, kind, raisedAt, acknowledged, inHand } = row;
  const { round, claimedAt, attempts, state } = row;
  const last =
    round === null || claimedAt === null || attempts === null || state === null
      ? null
      : { round, claimedAtMs: claimedAt.getTime(), attempts, state };
  return { alarmId, kind, raisedAtMs: raisedAt.getTime(), acknowledged, inHand, last };
}

const claimedSchema = z.array(z.strictObject({ alarmId: z.string(), round: z.int() }));

/**
 * Claims what was planned for a channel, one claimant at a time, and answers what of it is ours to
 * send: nothing where somebody else has claimed anything on it since the plan was made, and nothing of
 * alarms that have ended meanwhile.
 *
 * @param lastSentMs when what was last sent had been claimed, as the plan knew it
 */
export async function claimSendings(
  tx: Tx,
  { channel, lastSentMs }: Pick<OpenChannel, "channel" | "lastSentMs">,
  planned: readonly Planned[],
  now: Date,
): Promise<{ alarmId: string; round: number }[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${channel}, 7123))`;
  const plan = planned.map(({ alarmId, round, seenMs }) => {
    return { alarmId, round, seenAt: seenMs === null ? null : new Date(seenMs).toISOString() };
  });
  const knownMs = planned.flatMap(({ seenMs }) => seenMs ?? []);
  const latestAt = new Date(Math.max(lastSentMs ?? 0, ...knownMs));
  const leaseFrom = new Date(now.getTime() - LEASE_MS);
  const rows = await tx.$queryRaw`
    INSERT INTO alarm_sending AS x (channel, alarm_id, round, claimed_at, attempts)
    SELECT ${channel}, a.id, t.round, ${now}::timestamptz, 1
    FROM json_to_recordset(${JSON.stringify(plan)}::json)
      AS t("alarmId" uuid, round int, "seenAt" timestamptz)
    JOIN alarm a ON a.id = t."alarmId" AND a.ended_at IS NULL
    WHERE NOT EXISTS (
      SELECT 1 FROM alarm_sending y
      WHERE y.channel = ${channel} AND y.error IS NULL AND y.claimed_at > ${latestAt}::timestamptz
        AND (y.sent_at IS NOT NULL OR y.claimed_at > ${leaseFrom}::timestamptz))
    ON CONFLICT (channel, alarm_id, round) DO UPDATE
      SET claimed_at = excluded.claimed_at, attempts = x.attempts + 1, error = NULL
      WHERE x.sent_at IS NULL AND EXISTS (
        SELECT 1 FROM json_to_recordset(${JSON.stringify(plan)}::json)
          AS seen("alarmId" uuid, round int, "seenAt" timestamptz)
        WHERE seen."alarmId" = x.alarm_id AND seen.round = x.round
          AND seen."seenAt" = x.claimed_at)
    RETURNING x.alarm_id AS "alarmId", x.round`;
  return claimedSchema.parse(rows);
}

/**
 * Writes down what became of what was claimed at an instant.
 * @param error why it was not sent, without anything secret in it; null = it was
 */
export async function updateSendings(
  _scope: Scope,
  channel: string,
  claimedAt: Date,
  { now, error }: { readonly now: Date; readonly error: string | null },
): Promise<void> {
  await db().$executeRaw`
    UPDATE alarm_sending
    SET sent_at = CASE WHEN ${error}::text IS NULL THEN ${now}::timestamptz END, error = ${error}
    WHERE channel = ${channel} AND claimed_at = ${claimedAt}::timestamptz AND sent_at IS NULL`;
}
