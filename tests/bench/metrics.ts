import pg from "pg";
import { operatorScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { cellSums } from "#lib/data/facts/cell-sums.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readMonths } from "#lib/data/metrics/periods.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { withWorld } from "#tests/bench/world/open.ts";

const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const scope = operatorScope("metrics:read");

/**
 * What overview and league table show of all dealers over all months, through the readers that the
 * pages use, beside the same sums read straight from the facts. The two are asserted to be equal and
 * take turns, so that both see the same machine.
 */
export function benchMetrics(rounds: number, data: string | undefined) {
  return withWorld(data, async (url) => {
    const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC -c jit=off" });
    await client.connect();
    const [readers, facts]: number[][] = [[], []];
    let shipments = 0;
    let dealers = 0;
    for (let round = 0; round < rounds + 1; round += 1) {
      const at = now();
      const startedMs = performance.now();
      const [league, months] = [
        await readLeague(scope, everything, at),
        await readMonths(scope, at),
      ];
      const readMs = performance.now();
      const direct = await sumsFromFacts(client, at);
      const factsMs = performance.now();
      dealers = league.rows.length;
      shipments = direct.due;
      const sums = { due: league.overall?.due, onTime: league.overall?.onTime };
      const isEqual = sums.due === direct.due && sums.onTime === direct.onTime;
      if (!isEqual || months.length !== direct.months) {
        throw new Error(`sums differ: ${JSON.stringify({ sums, months: months.length, direct })}`);
      }
      // The first round warms up.
      if (round === 0) continue;
      readers?.push(readMs - startedMs);
      facts?.push(factsMs - readMs);
    }
    await client.end();
    const [readersMs, factsMs] = [median(readers ?? []), median(facts ?? [])];
    const times = Number((factsMs / readersMs).toFixed(1));
    return { bench: "metrics", shipments, dealers, rounds, readersMs, factsMs, timesFaster: times };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

/** The league's sums a dealer and the sums of the months, by one statement each, as the readers ask. */
async function sumsFromFacts(client: pg.Client, at: Date) {
  const overdue = Prisma.sql`s.adjusted_due_at < now()`;
  const where = "s.due_at < $1 AND NOT s.retracted";
  const byDealer = await client.query<{ due: number; on_time: number }>(
    `SELECT s.dealer_id, ${cellSums(overdue).sql} FROM shipment s WHERE ${where} GROUP BY 1`,
    [at],
  );
  const months = await client.query(
    `SELECT DISTINCT to_char(s.due_on, 'YYYY-MM') FROM shipment s
     WHERE ${where} AND s.verdict IS DISTINCT FROM 'void'`,
    [at],
  );
  const sum = (key: "due" | "on_time") => byDealer.rows.reduce((total, row) => total + row[key], 0);
  return { due: sum("due"), onTime: sum("on_time"), months: months.rows.length };
}
