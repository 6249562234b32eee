import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

export type DealerItem = {
  id: string;
  name: string;
  city: string | null;
  dealerClass: string | null;
  regionName: string | null;
  homePlatform: string | null;
  representative: string | null;
  sponsor: string | null;
  /** Its other spellings. */
  aliases: string[];
};

/** One dealer, or null where the scope reaches none of that id. */
export async function findDealer(scope: Scope, id: string): Promise<DealerItem | null> {
  const reached = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM dealer d WHERE d.id = ${id}::uuid AND ${dealerReach(scope, Prisma.sql`d`)}`;
  if (reached.length === 0) return null;
  const dealer = await db().dealer.findUnique({
    where: { id },
    include: { region: true, homePlatform: true, aliases: { orderBy: { name: "asc" } } },
  });
  if (!dealer) return null;
  return {
    id: dealer.id,
    name: dealer.name,
    city: dealer.city,
    dealerClass: dealer.class,
    regionName: dealer.region?.name ?? null,
    homePlatform: dealer.homePlatform?.name ?? null,
    representative: dealer.representative,
    sponsor: dealer.sponsor,
    aliases: dealer.aliases.map((alias) => alias.name).filter((name) => name !== dealer.name),
  };
}
