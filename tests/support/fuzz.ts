import { globSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runProgram } from "#lib/cli/launch/run-program.ts";
import { prepareShutdown } from "#lib/cli/launch/shutdown.ts";

// `npm run fuzz -- [--minutes 10] [--project unit|integration]`: the property tests with one seed
// after another, until one fails or the time is up. PROPERTY_SEED=… repeats what it found.
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    project: { type: "string", default: "unit" },
  },
});

const shutdown = prepareShutdown(130);
const abort = new AbortController();
shutdown.defer(() => abort.abort());

const folders = values.project === "unit" ? "{unit,golden}" : values.project;
const files = globSync(`tests/${folders}/**/*.test.ts`).filter((file) =>
  readFileSync(file, "utf8").includes('from "fast-check"'),
);
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", values.project, ...files];
const endsAtMs = performance.now() + Number(values.minutes) * 60_000;
let [rounds, code] = [0, 0];
while (code === 0 && performance.now() < endsAtMs) {
  const seed = String(Math.trunc(Math.random() * 2 ** 31));
  const run = await runProgram(vitest, { PROPERTY_SEED: seed }, abort.signal, "collect");
  ({ code } = run);
  rounds += 1;
  if (code !== 0) console.error(`${run.output}\nPROPERTY_SEED=${seed}`);
}
console.log(`${rounds} rounds of ${files.length} files${code === 0 ? ", none failed" : ""}`);
process.exit(code);
