import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";

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

/** One dealer, or null where there is none of that id. */
export async function findDealer(_scope: Scope, id: string): Promise<DealerItem | null> {
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
