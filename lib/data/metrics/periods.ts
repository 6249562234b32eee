import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";

const rowsSchema = z.array(z.strictObject({ month: z.string(), due: z.int() }));

/** The months in which anything was due, newest first; `month` is a period key such as 2026-10. */
export async function readMonths(
  _scope: Scope,
  now: Date,
): Promise<{ month: string; due: number }[]> {
  const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
  const rows = await db().$queryRaw`
    SELECT to_char(c.due_on, 'YYYY-MM') AS month, sum(c.due)::int AS due
    FROM (${cohortCells(everything, now)}) c
    GROUP BY 1
    HAVING sum(c.due) > 0
    ORDER BY 1 DESC`;
  return rowsSchema.parse(rows);
}
