import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import { dealerShown } from "#lib/data/shown.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(z.strictObject({ id: z.string(), name: z.string() }));
const d = Prisma.sql`d`;

/** What a dealer is called; null where there is none of that id in reach. */
export async function findDealerName(scope: Scope, id: string): Promise<string | null> {
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT d.id, d.name FROM dealer d WHERE d.id = ${id}::uuid AND ${dealerReach(scope, d)}`);
  return rowsSchema.parse(rows)[0]?.name ?? null;
}

/** The dealer that a name or another of its spellings means; null where none does. */
export async function findDealerCalled(scope: Scope, name: string): Promise<string | null> {
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT d.id, d.name FROM dealer_alias a JOIN dealer d ON d.id = a.dealer_id
    WHERE a.name_key = ${nameKey(name)} AND ${dealerReach(scope, d)} AND ${dealerShown}`);
  return rowsSchema.parse(rows)[0]?.id ?? null;
}

/** The dealers that a platform serves first, to choose from; at most 300, by name. */
export async function listHomeDealers(scope: Scope, platformId: string): Promise<string[]> {
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT d.id, d.name FROM dealer d
    WHERE d.home_platform_id = ${platformId}::uuid AND ${dealerReach(scope, d)} AND ${dealerShown}
    ORDER BY d.name LIMIT 300`);
  return rowsSchema.parse(rows).map(({ name }) => name);
}
