import pg from "pg";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { migrate } from "#prisma/migrate.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { insertReference } from "#prisma/seed/insert-reference.ts";

const scope = operatorScope("orders:write");

/** As many as an app has for its hot writes. */
export const CONNECTIONS = 16;

/**
 * The demo's network with a million of each product everywhere, and what `fill` adds, twice; answers
 * the copy's address.
 */
export async function makeWorlds(
  url: string,
  superuserUrl: string,
  fill: () => Promise<void> = async () => undefined,
): Promise<string> {
  provideDatabaseUrl(url);
  await migrate(url);
  await inTransaction(scope, (tx) => insertReference(tx, generateDemo().dealers));
  await db().$executeRaw`
    INSERT INTO stock (platform_id, product_id, on_hand, updated_at)
    SELECT p.id, q.id, 1000000, now() FROM platform p CROSS JOIN product q
    ON CONFLICT (platform_id, product_id) DO UPDATE SET on_hand = 1000000`;
  await fill();
  await disconnect();
  const name = new URL(url).pathname.slice(1);
  const client = new pg.Client(superuserUrl);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}_copy TEMPLATE ${name} OWNER zhunda`);
  await client.end();
  const copy = new URL(url);
  copy.pathname = `/${name}_copy`;
  return copy.href;
}

/** Runs something for each of these, on all connections at once; answers in their order. */
export async function inParallel<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const [i, item] of waiting) results[i] = await run(item);
    }),
  );
  return results;
}
