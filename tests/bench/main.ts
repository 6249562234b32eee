import { Command } from "commander";
import type { WorldSize } from "#tests/bench/world/generate.ts";

const program = new Command("bench").description("measures speed; each bench prints one JSON line");

program
  .command("promises")
  .description("promises and verdicts a second on one thread, over mixed policies")
  .option("--n <count>", "how many", Number, 1_000_000)
  .action(async ({ n }: { n: number }) => {
    const { benchPromises } = await import("#tests/bench/promises.ts");
    print(benchPromises(n));
  });

program
  .command("explain")
  .description("cases through `sla explain`, whole process")
  .option("--n <count>", "how many", Number, 100_000)
  .action(async ({ n }: { n: number }) => {
    const { benchExplain } = await import("#tests/bench/explain.ts");
    print(await benchExplain(n));
  });

program
  .command("import")
  .description("rows a second of a delivery file, beside one INSERT … SELECT of the same rows")
  .option("--rows <count>", "rows of the generated file", Number, 50_000)
  .action(async ({ rows }: { rows: number }) => {
    const { benchImport } = await import("#tests/bench/import.ts");
    print(await benchImport(rows));
  });

program
  .command("world")
  .description(
    "fills an empty database with shipments of many dealers, for the benches that need one",
  )
  .requiredOption("--shipments <count>", "how many", Number)
  .option("--dealers <count>", "of how many dealers", Number, 2000)
  .option("--months <count>", "over how many whole months before the running one", Number, 24)
  .option("--data <folder>", "a database of its own in this folder, not that of DATABASE_URL")
  .action(async ({ data, ...size }: WorldSize & { data?: string }) => {
    const { benchWorld } = await import("#tests/bench/world.ts");
    print(await benchWorld(size, data));
  });

program
  .command("metrics")
  .description("overview and league over all months of a world, beside the same sums of its facts")
  .option("--rounds <count>", "how often", Number, 7)
  .option("--data <folder>", "the world's database, where not that of DATABASE_URL")
  .action(async ({ rounds, data }: { rounds: number; data?: string }) => {
    const { benchMetrics } = await import("#tests/bench/metrics.ts");
    print(await benchMetrics(rounds, data));
  });

program
  .command("rollup")
  .description("shipments a second with the rollup kept, beside the same inserts without it")
  .option("--shipments <count>", "how many of the demo's, half of them each way", Number, 60_000)
  .action(async ({ shipments }: { shipments: number }) => {
    const { benchRollup } = await import("#tests/bench/rollup.ts");
    print(await benchRollup(shipments));
  });

program
  .command("order")
  .description(
    "orders a second through the operation, beside the same SQL sent bare and by pgbench",
  )
  .option("--orders <count>", "how many", Number, 6000)
  .action(async ({ orders }: { orders: number }) => {
    const { benchOrder } = await import("#tests/bench/order.ts");
    print(await benchOrder(orders));
  });

program
  .command("log")
  .description("events a second through the operation, beside the same SQL sent bare")
  .option("--shipments <count>", "how many, each with four events", Number, 1000)
  .action(async ({ shipments }: { shipments: number }) => {
    const { benchLog } = await import("#tests/bench/log.ts");
    print(await benchLog(shipments));
  });

program
  .command("overview")
  .description("whole requests of the overview, one at a time, from an app that is running")
  .option("--url <address>", "where it runs", "http://localhost:3000")
  .option("--requests <count>", "how many", Number, 30)
  .option("--cookie <text>", "of a session, where the app does not hold the demo")
  .action(async ({ url, requests, cookie }: { url: string; requests: number; cookie?: string }) => {
    const { benchPage } = await import("#tests/bench/page.ts");
    const { demoCookie } = await import("#tests/bench/demo-cookie.ts");
    print(await benchPage(new URL("/", url), requests, cookie ?? (await demoCookie(url))));
  });

program
  .command("page")
  .description(
    "a page of 50 shipments from an app that is running, beside a bare Next page of them",
  )
  .option(
    "--url <address>",
    "where it runs, on the database of DATABASE_URL",
    "http://localhost:3000",
  )
  .option("--rounds <count>", "how often", Number, 20)
  .option("--at-once <count>", "requests at a time", Number, 4)
  .option("--cookie <text>", "of a session, where the app does not hold the demo")
  .action(async (given: { url: string; rounds: number; atOnce: number; cookie?: string }) => {
    const { url, rounds, atOnce } = given;
    const { benchRowsPage } = await import("#tests/bench/rows-page.ts");
    const { demoCookie } = await import("#tests/bench/demo-cookie.ts");
    const cookie = given.cookie ?? (await demoCookie(url));
    print(await benchRowsPage(url, rounds, atOnce, cookie));
  });

program
  .command("live")
  .description(
    "from the commit of a change to its arrival on an open stream, and how many a second one takes",
  )
  .option(
    "--url <address>",
    "where an app runs, on the database of DATABASE_URL",
    "http://localhost:3000",
  )
  .option("--changes <count>", "how many one after the other", Number, 200)
  .option("--burst <count>", "how many at once", Number, 20_000)
  .option("--cookie <text>", "of a session, where the app does not hold the demo")
  .action(async (given: { url: string; changes: number; burst: number; cookie?: string }) => {
    const { benchLive } = await import("#tests/bench/live.ts");
    const { demoCookie } = await import("#tests/bench/demo-cookie.ts");
    print(await benchLive({ ...given, cookie: given.cookie ?? (await demoCookie(given.url)) }));
  });

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

await program.parseAsync();
