import { operatorScope } from "#lib/auth/scope.ts";
import { Refusal } from "#lib/cli/launch/refusal.ts";
import { disconnect } from "#lib/data/client.ts";
import { fillSearchTexts } from "#lib/data/product-search.ts";
import { type Env, env } from "#lib/env.ts";
import { migrate } from "#prisma/migrate.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { seedPeople } from "#prisma/seed/seed-people.ts";

/**
 * Brings the database to the newest migration, makes products findable that were there before the
 * search, and loads the demo into an empty one.
 * @throws Refusal when there is no database address, which the launcher provides
 */
export async function prepareData(seed: Env["SEED"]): Promise<void> {
  const { DATABASE_URL } = env();
  if (DATABASE_URL === undefined) throw new Refusal("DATABASE_URL is not set");
  const applied = await migrate(DATABASE_URL);
  if (applied.length > 0) console.log(`Database: applied ${applied.join(", ")}`);
  if (applied.length > 0) await fillSearchTexts(operatorScope("settings:write"));
  if (seed === "none") return disconnect();
  if (applied.length > 0) console.log("Loading the demo where the database is empty …");
  const loaded = await seedDemo();
  await seedPeople();
  // The app opens a client of its own: this one belongs to modules outside its bundle.
  await disconnect();
  if (loaded === null) return;
  console.log(`Demo: loaded ${loaded.dealers} dealers with ${loaded.shipments} shipments`);
}
