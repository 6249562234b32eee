import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The target unless a company sets its own (domain.md §5). */
const DEFAULT_TARGET = 0.9;

const company = z.object({
  target: z.number().gt(0).lt(1).catch(DEFAULT_TARGET).default(DEFAULT_TARGET),
  demo: z.boolean().catch(false).default(false),
});

/** The company's on-time target, and whether what the database holds is the demo. */
export type Company = z.infer<typeof company>;

export async function readCompany(_scope: Scope): Promise<Company> {
  const rows = await db().setting.findMany({ where: { key: { in: ["target", "demo"] } } });
  return company.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** When turns were last judged, and there was somebody to judge. */
const TURNS_JUDGED = "turns_judged_at";

/** Whether it was ever judged when the dealers turned weak or recovered. */
export async function areTurnsJudged(_scope: Scope): Promise<boolean> {
  return (await db().setting.count({ where: { key: TURNS_JUDGED } })) > 0;
}

/** Notes that turns were judged; false: that those who are there never were. */
export async function noteTurnsJudged(tx: SqlTx, judged: boolean, now: Date): Promise<void> {
  if (judged) await writeSetting(tx, TURNS_JUDGED, now.toISOString(), now);
  else await tx.$executeRaw`DELETE FROM setting WHERE key = ${TURNS_JUDGED}`;
}

export async function writeSetting(
  tx: SqlTx,
  key: keyof Company | typeof TURNS_JUDGED,
  value: Prisma.InputJsonValue,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO setting (key, value, updated_at)
    VALUES (${key}, ${JSON.stringify(value)}::jsonb, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
}

/** The regions by name, each with its own target; null = the company's. */
export async function listRegionTargets(
  _scope: Scope,
): Promise<{ name: string; target: number | null }[]> {
  return db().region.findMany({ select: { name: true, target: true }, orderBy: { name: "asc" } });
}

/** Gives a region a target of its own, or takes it away (null); false where there is no such region. */
export async function writeRegionTarget(
  tx: Tx,
  name: string,
  target: number | null,
): Promise<boolean> {
  const { count } = await tx.region.updateMany({ where: { name }, data: { target } });
  return count === 1;
}
