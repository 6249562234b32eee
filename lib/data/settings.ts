import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The target unless a company sets its own (domain.md §5). */
const DEFAULT_TARGET = 0.9;

/** Any constant will do: those who change targets queue behind this lock. */
const TARGETS_LOCK_KEY = 7_120;

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

/** Who came with the demo and goes with it. */
const DEMO_PEOPLE = "demo_people";

const ids = z.array(z.uuid()).catch([]);

/** The ids of the people who came with the demo; null where they were never put in. */
export async function readDemoPeople(tx: SqlTx): Promise<string[] | null> {
  const rows = z
    .array(z.object({ value: z.unknown() }))
    .parse(await tx.$queryRaw`SELECT value FROM setting WHERE key = ${DEMO_PEOPLE}`);
  const [row] = rows;
  return row === undefined ? null : ids.parse(row.value);
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

/** When the demo's day was begun or carried on, by platform. */
const DEMO_DAYS = "demo_days";

const demoDays = z.record(z.string(), z.iso.datetime()).catch({});

/** When each platform's day of the demo was last loaded, as ISO instants by the platform's id. */
export async function readDemoDays(tx: SqlTx): Promise<Record<string, string>> {
  const rows = z
    .array(z.object({ value: z.unknown() }))
    .parse(await tx.$queryRaw`SELECT value FROM setting WHERE key = ${DEMO_DAYS}`);
  return demoDays.parse(rows[0]?.value ?? {});
}

export async function writeSetting(
  tx: SqlTx,
  key: keyof Company | typeof TURNS_JUDGED | typeof DEMO_PEOPLE | typeof DEMO_DAYS,
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
): Promise<{ id: string; name: string; target: number | null }[]> {
  return db().region.findMany({
    select: { id: true, name: true, target: true },
    orderBy: { name: "asc" },
  });
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

const targetsSchema = z
  .array(z.strictObject({ company: z.number().nullable(), regions: z.string() }))
  .length(1);

/** The targets as they stand, in a text that differs as soon as one is changed. */
export async function readTargetsMark(_scope: Scope): Promise<string> {
  return markOf(db());
}

/** The same inside a transaction, in which nobody else may then change them. */
export async function lockTargets(tx: Tx): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TARGETS_LOCK_KEY})`;
  return markOf(tx);
}

async function markOf(tx: Pick<Tx, "$queryRaw">): Promise<string> {
  const rows = await tx.$queryRaw`
    SELECT (SELECT value::text::float FROM setting WHERE key = 'target') AS company,
      (SELECT coalesce(string_agg(concat_ws('=', id, target), ' ' ORDER BY id), '') FROM region) AS regions`;
  return JSON.stringify(targetsSchema.parse(rows)[0]);
}
