import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";

/**
 * Numbers of test cases, and what the failed ones are called; a step that is no test runner has none
 * and fails as one.
 */
export type Count = { passed: number; failed: number; failures: string[] };

export const noCases: Count = { passed: 0, failed: 0, failures: [] };

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }): Count => {
    const failures = testResults.flatMap(({ name, status, assertionResults }) => {
      const file = relative(process.cwd(), name);
      const cases = assertionResults.filter((one) => one.status === "failed");
      // A file that cannot be loaded fails without a case.
      if (status === "failed" && cases.length === 0) return [file];
      return cases.map(({ fullName }) => `${file}: ${fullName}`);
    });
    return { passed: numPassedTests, failed: numFailedTests, failures };
  });

const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
});
type Suite = { specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    suites: z.array(suite),
    errors: z.array(z.object({ message: z.string().optional() })),
  })
  .transform(({ stats, suites, errors }): Count => {
    const failures = suites
      .flatMap(specsOf)
      .flatMap(({ title, file, tests }) =>
        tests
          .filter(({ status }) => status === "unexpected" || status === "flaky")
          .map(({ projectName, status }) => `${projectName}/${file}: ${title} (${status})`),
      );
    failures.push(...errors.map(({ message = "" }) => message.split("\n")[0] ?? ""));
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures };
  });

function specsOf({ specs, suites = [] }: Suite): z.infer<typeof spec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

const reports = { vitest: vitestReport, playwright: playwrightReport };

/** What a runner has written about its run; none where it did not come to write it. */
export function readReport(runner: keyof typeof reports, file: string): Count {
  try {
    return reports[runner].parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return noCases;
  }
}
