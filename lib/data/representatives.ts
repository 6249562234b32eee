import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(z.strictObject({ id: z.string(), representative: z.string() }));

/** Who looks after each dealer, by the dealer's id; dealers without a representative are absent. */
export async function readRepresentatives(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db().$queryRaw`
    SELECT d.id, d.representative FROM dealer d
    WHERE d.representative IS NOT NULL AND ${dealerReach(scope, Prisma.sql`d`)}`;
  return new Map(rowsSchema.parse(rows).map(({ id, representative }) => [id, representative]));
}
