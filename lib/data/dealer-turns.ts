import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import type { DealerDays, DealerTurn } from "#lib/domain/stats/dealer-turns.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Any constant will do: who judges turns waits for whoever does so already. */
const TURNS_LOCK_KEY = 7_119;

const daysSchema = z.array(
  z.strictObject({ dealerId: z.string(), regionTarget: z.number().nullable(), days: z.string() }),
);

/**
 * What was due and on time on each day that is over, of every dealer of the company, read under the
 * lock that makes judging turns one at a time.
 * @param beforeDay an ISO date; days from it on are left out
 */
export async function readJudgedDays(
  tx: Tx,
  companyTarget: number,
  beforeDay: string,
): Promise<DealerDays[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TURNS_LOCK_KEY})`;
  // A text a dealer: a million rows would take Prisma longer to read than all the rest takes.
  const rows = await tx.$queryRaw`
    SELECT c.dealer_id AS "dealerId", r.target AS "regionTarget",
      string_agg(c.day || ' ' || c.due || ' ' || c.on_time, ',') AS days
    FROM (
      SELECT dealer_id, due_on - '1970-01-01'::date AS day, sum(due) AS due, sum(on_time) AS on_time
      FROM dealer_sla_day
      WHERE due_on < ${beforeDay}::date
      GROUP BY 1, 2
      HAVING sum(due) > 0
    ) c
    JOIN dealer d ON d.id = c.dealer_id
    LEFT JOIN region r ON r.id = d.region_id
    GROUP BY 1, 2
    ORDER BY 1`;
  return daysSchema.parse(rows).map(({ dealerId, regionTarget, days }) => ({
    dealerId,
    target: regionTarget ?? companyTarget,
    days: days.split(",").map((text) => {
      const [day = 0, due = 0, onTime = 0] = text.split(" ").map(Number);
      return { day, due, onTime };
    }),
  }));
}

/** Puts the turns of the whole company in place of those known before. */
export async function replaceDealerTurns(tx: Tx, turns: readonly DealerTurn[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM dealer_turn`;
  const json = JSON.stringify(turns.map((turn) => ({ ...turn, onDay: isoOfDay(turn.day) })));
  await tx.$executeRaw`
    INSERT INTO dealer_turn (dealer_id, on_day, weak, due, on_time, q_value)
    SELECT "dealerId", "onDay", weak, due, "onTime", "qValue"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, "onDay" date, weak boolean, due int,
      "onTime" int, "qValue" float8)`;
}

const turnsSchema = z.array(
  z.strictObject({
    onDay: z.string(),
    weak: z.boolean(),
    due: z.int(),
    onTime: z.int(),
    qValue: z.number(),
  }),
);

/** A dealer's turns, oldest first. */
export async function listDealerTurns(scope: Scope, dealerId: string) {
  const rows = await db().$queryRaw`
    SELECT t.on_day::text AS "onDay", t.weak, t.due, t.on_time AS "onTime", t.q_value AS "qValue"
    FROM dealer_turn t JOIN dealer d ON d.id = t.dealer_id
    WHERE t.dealer_id = ${dealerId}::uuid AND ${dealerReach(scope, Prisma.sql`d`)}
    ORDER BY t.on_day`;
  return turnsSchema.parse(rows);
}
