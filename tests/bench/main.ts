import { Command } from "commander";

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
  .command("overview")
  .description("whole requests of the overview, one at a time, from an app that is running")
  .option("--url <address>", "where it runs", "http://localhost:3000")
  .option("--requests <count>", "how many", Number, 30)
  .action(async ({ url, requests }: { url: string; requests: number }) => {
    const { benchPage } = await import("#tests/bench/page.ts");
    print(await benchPage(new URL("/", url), requests));
  });

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

await program.parseAsync();
