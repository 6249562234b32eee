import { clearRunFolder, makeRunFolder } from "#lib/cli/launch/run-folder.ts";
import { prepareShutdown } from "#lib/cli/launch/shutdown.ts";
import type { Count } from "#lib/cli/launch/test-report.ts";
import { type TestStep, testSteps } from "#lib/cli/launch/test-steps.ts";

const shutdown = prepareShutdown(130);
const abort = new AbortController();
const runFolder = await makeRunFolder();
shutdown.defer(() => clearRunFolder(runFolder));
shutdown.defer(() => abort.abort());

async function take(step: TestStep): Promise<Count> {
  console.log(`\n── ${step.name}`);
  try {
    return await step.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, failures: [] };
  }
}

const total = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const step of testSteps(runFolder, abort.signal)) {
  const startedMs = performance.now();
  const { passed, failed, failures } = await take(step);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const cases = passed + failed > 0 ? `${passed} passed, ${failed} failed, ` : "";
  summary.push(`${failed === 0 ? "ok    " : "FAILED"} ${step.name} (${cases}${seconds} s)`);
  // Repeated here: who sees the tail of the output only sees what to mend.
  summary.push(...failures.map((name) => `         ${name}`));
}
console.log(`\n${summary.join("\n")}`);
process.exitCode = total.failed === 0 ? 0 : 1;
await clearRunFolder(runFolder);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit();
