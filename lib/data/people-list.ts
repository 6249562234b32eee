import { z } from "zod";
import { type Role, roles } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Who may sign in, who was never given a password, who may not any more. */
export const personStates = ["active", "invited", "disabled"] as const;
type PersonState = (typeof personStates)[number];

export type PeopleQuery = {
  /** Part of a name, address, number or login name. */
  readonly q: string | null;
  readonly role: Role | null;
  readonly state: PersonState | null;
  /** 1-based. */
  readonly page: number;
  readonly size: number;
};

const itemSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  state: z.enum(personStates),
  identifiers: z.array(z.string()),
  /** Names of what is reached, the first few; none = what the role says. */
  reach: z.array(z.string()),
  reached: z.number(),
  seenAt: z.date().nullable(),
  total: z.number(),
});

/** A person of the list; `seenAt` is when a session of theirs was last in use. */
export type PersonItem = Omit<z.infer<typeof itemSchema>, "total">;

const SHOWN = 3;

/** The people who match, by name, and how many they are; none for who does not look after people. */
export async function listPeople(
  scope: Scope,
  { q, role, state, page, size }: PeopleQuery,
): Promise<{ items: PersonItem[]; total: number }> {
  if (scope.reach.kind !== "company") return { items: [], total: 0 };
  const text = q === null ? null : `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db().$queryRaw`
    WITH person_state AS (
      SELECT p.*, CASE WHEN p.disabled THEN 'disabled' WHEN EXISTS (
        SELECT 1 FROM account a WHERE a.user_id = p.id AND a.password IS NOT NULL)
        THEN 'active' ELSE 'invited' END AS state
      FROM person p),
    found AS (
      SELECT * FROM person_state p
      WHERE (${role}::text IS NULL OR p.role = ${role})
        AND (${state}::text IS NULL OR p.state = ${state})
        AND (${text}::text IS NULL OR lower(concat_ws(' ', p.name, p.email, p.mobile, p.login_name))
          LIKE ${text}))
    SELECT p.id, p.name, p.role, p.state,
      array_remove(ARRAY[p.email, p.mobile, p.login_name], NULL) AS identifiers,
      ${reachNames} AS reach,
      (SELECT count(*)::int FROM person_scope s WHERE s.person_id = p.id) AS reached,
      (SELECT max(s.updated_at) FROM session s WHERE s.user_id = p.id) AS "seenAt",
      (SELECT count(*)::int FROM found) AS total
    FROM found p
    ORDER BY p.name COLLATE "zh-x-icu", p.id
    LIMIT ${size} OFFSET ${(page - 1) * size}`;
  const found = z.array(itemSchema).parse(rows);
  return { items: found.map(({ total: _, ...item }) => item), total: found[0]?.total ?? 0 };
}

const reachNames = Prisma.sql`ARRAY(
  SELECT coalesce(d.name, pl.name, r.name) FROM person_scope s
  LEFT JOIN dealer d ON s.kind = 'dealer' AND d.id = s.subject_id
  LEFT JOIN platform pl ON s.kind = 'platform' AND pl.id = s.subject_id
  LEFT JOIN region r ON s.kind = 'region' AND r.id = s.subject_id
  WHERE s.person_id = p.id AND coalesce(d.name, pl.name, r.name) IS NOT NULL
  ORDER BY 1 LIMIT ${SHOWN})`;

const choiceSchema = z.array(z.object({ id: z.uuid(), name: z.string() }));

/** A platform, a region or a dealer by its name. */
export type Choice = z.infer<typeof choiceSchema>[number];

/** What somebody can be given to reach: every platform and region. */
export async function listReachChoices(
  scope: Scope,
): Promise<{ platforms: Choice[]; regions: Choice[] }> {
  if (scope.reach.kind !== "company") return { platforms: [], regions: [] };
  const platforms = await db().$queryRaw`
    SELECT id, name FROM platform ORDER BY name COLLATE "zh-x-icu"`;
  const regions = await db().$queryRaw`
    SELECT id, name FROM region ORDER BY name COLLATE "zh-x-icu"`;
  return { platforms: choiceSchema.parse(platforms), regions: choiceSchema.parse(regions) };
}

/** The dealers of these keys of names (see nameKey), each under every one of its spellings. */
export async function findDealersByKeys(
  scope: Scope,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (scope.reach.kind !== "company") return new Map();
  const rows = await db().$queryRaw`
    SELECT dealer_id AS id, name_key AS name FROM dealer_alias
    WHERE name_key = ANY(${[...keys]}::text[])`;
  return new Map(choiceSchema.parse(rows).map(({ id, name }) => [name, id]));
}

/** The names of dealers by their ids. */
export async function listDealersById(scope: Scope, ids: readonly string[]): Promise<Choice[]> {
  if (scope.reach.kind !== "company") return [];
  const rows = await db().$queryRaw`
    SELECT id, name FROM dealer WHERE id = ANY(${[...ids]}::uuid[])
    ORDER BY name COLLATE "zh-x-icu"`;
  return choiceSchema.parse(rows);
}
