import { Refusal } from "#lib/cli/launch/refusal.ts";
import { type Env, env } from "#lib/env.ts";
import { migrate } from "#prisma/migrate.ts";

/**
 * Brings the database to the newest migration and loads the demo into an empty one.
 * @throws Refusal when there is no database address, which the launcher provides
 */
export async function prepareData(_seed: Env["SEED"]): Promise<void> {
  const { DATABASE_URL } = env();
  if (DATABASE_URL === undefined) throw new Refusal("DATABASE_URL is not set");
  const applied = await migrate(DATABASE_URL);
  if (applied.length > 0) console.log(`Database: applied ${applied.join(", ")}`);
}
