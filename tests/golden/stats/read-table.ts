import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { z } from "zod";

/** A table that make-golden.R wrote beside this file, each row as texts by column. */
export function readTable(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }));
}

/** A row's column as a number. */
export function numberIn(row: Record<string, string>, column: string): number {
  return z.coerce.number().parse(row[column]);
}

/** Fails unless both agree to `tolerance`, relative to R's figure. */
export function expectRelative(ours: number, theirs: number, tolerance: number, what: string) {
  const error = ours === theirs ? 0 : Math.abs(ours - theirs) / Math.abs(theirs);
  expect(error, `${what}: ours ${ours}, R ${theirs}`).toBeLessThanOrEqual(tolerance);
}
