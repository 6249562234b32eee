import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { bulkPool } from "#lib/data/client.ts";

const MINUTE_S = 60;

/** Wrong passwords within a window that begins with the first; what comes later does not prolong it. */
const limits = {
  account: { points: 5, duration: 15 * MINUTE_S },
  /** Looser: a whole office, or a mobile network, may stand behind one address. */
  address: { points: 100, duration: 15 * MINUTE_S },
} as const;

type LimitKind = keyof typeof limits;
type Limiters = Readonly<Record<LimitKind, RateLimiterPostgres>>;

const made = new WeakMap<pg.Pool, Limiters>();

/** The counters stand in PostgreSQL, so that all processes of the app count together. */
function limiters(): Limiters {
  const pool = bulkPool();
  const known = made.get(pool);
  if (known) return known;
  const make = (keyPrefix: LimitKind) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix,
      ...limits[keyPrefix],
    });
  const own: Limiters = { account: make("account"), address: make("address") };
  made.set(pool, own);
  return own;
}

/** How long there is to wait, and whether this is the attempt that began the wait. */
export type Wait = { readonly waitMs: number; readonly begins: boolean };

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred.
 * @returns null where it may be made
 */
export async function countAttempt(kind: LimitKind, key: string): Promise<Wait | null> {
  try {
    await limiters()[kind].consume(key);
    return null;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const begins = error.consumedPoints === limits[kind].points + 1;
    return { waitMs: error.msBeforeNext, begins };
  }
}

/** Takes one attempt back, which was none: the password was right. */
export async function forgiveAttempt(kind: LimitKind, key: string): Promise<void> {
  await limiters()[kind].reward(key);
}

/** Begins to count anew. */
export async function forgetAttempts(kind: LimitKind, key: string): Promise<void> {
  await limiters()[kind].delete(key);
}
