import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";

const faultsSchema = z.array(z.string());

/**
 * Expects that axe finds nothing wrong with the page, by any of its rules, in either language and look,
 * on a phone and at a desk, everything unfolded. Loads the page anew; it ends in Chinese on a phone.
 */
export async function expectNoFaults(page: Page): Promise<void> {
  const context = page.context();
  const url = page.url();
  for (const [locale, width] of [
    ["en", 1440],
    ["zh-CN", 390],
  ] as const) {
    await context.addCookies([{ name: "locale", value: locale, url }]);
    await page.setViewportSize({ width, height: 844 });
    await page.goto(url);
    await page.locator("details").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await findFaults(page), `${locale}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.goto(url);
}

/** Expects that axe finds nothing wrong with the page as it is shown now, in a look of the two. */
export async function expectNoFaultsIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  expect(await findFaults(page), colorScheme).toEqual([]);
}

/** What axe finds wrong with a page as it is now: one line per rule and element. */
async function findFaults(page: Page): Promise<string[]> {
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(readFileSync(script, "utf8"));
  const faults = await page.evaluate(`axe.run({ resultTypes: ["violations"] }).then((found) =>
    found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary, html }) =>
        [id, help, target.join(" "), html.slice(0, 160), failureSummary].join(" | "))))`);
  return faultsSchema.parse(faults);
}
