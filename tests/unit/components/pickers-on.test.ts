import { expect, test } from "vitest";
import { isAt } from "#components/shell/nav-items.ts";
import { pickersOn } from "#components/shell/pickers-on.ts";

test.each([
  ["/", false, "region cohort period"],
  ["/dealers", false, "region cohort period"],
  ["/shipments", false, "region cohort period"],
  ["/reasons", false, "region cohort period"],
  ["/dealers/0190b35b", false, "cohort period"],
  ["/platforms/0190b35b", false, "region period"],
  ["/report", false, "region period"],
  ["/report", true, "period"],
  ["/compare", false, "region cohort"],
  ["/shipments/0190b35b/0190b35c", false, ""],
  ["/search", false, ""],
  ["/import/0190b35b", false, ""],
])("choices on %s (of a dealer: %s)", (pathname, ofDealer, expected) => {
  const pickers = Object.entries(pickersOn(pathname, ofDealer));
  expect(pickers.flatMap(([name, shown]) => (shown ? [name] : [])).join(" ")).toBe(expected);
});

test.each([
  ["/", "/dealers", false],
  ["/", "/", true],
  ["/dealers", "/dealers/1", true],
  ["/import", "/imports", false],
  ["/admin/platforms", "/admin/targets", true],
  ["/admin/platforms", "/admin/products", false],
])("%s is where %s is: %s", (place, pathname, here) => {
  expect(isAt(place, pathname)).toBe(here);
});
