import { z } from "zod";
import { companyScope, type Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { type Cohort, liveCohort, placeCells } from "#lib/data/metrics/cohort-sql.ts";
import { firstOfMonth } from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

const markSchema = z.array(z.strictObject({ mark: z.string() })).length(1);

/** Cohorts of one question that are kept; the largest answer, by dealer and reason, takes about 1 MB. */
const KEPT = 16;

/**
 * Keeps the answers of a question to as many cohorts as are looked at, each for as long as nothing that
 * it rests on has changed. For questions that no rollup answers: over a long period they read every
 * shipment of it.
 *
 * @returns asks, or answers from what is kept for viewers of the same reach; `detail` is what beside cohort and instant is asked for
 */
export function keptWhileUnchanged<T>() {
  const kept = new Map<string, { readonly mark: string; readonly answer: Promise<T> }>();
  return async (
    scope: Scope,
    cohort: Cohort,
    detail: string | null,
    now: Date,
    ask: () => Promise<T>,
  ): Promise<T> => {
    const key = JSON.stringify([scope.reach, detail, cohort]);
    // Read before the question is asked: a change in between makes the answer newer than its mark, and
    // the next mark differs. It can never be older.
    const mark = await readMark(companyScope(scope), cohort, now);
    const before = kept.get(key);
    const answer = before?.mark === mark ? before.answer : ask();
    kept.delete(key);
    kept.set(key, { mark, answer });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return answer.catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
  };
}

/**
 * A text that changes with every change to a cohort. Whoever changes a fact rewrites its month's cell
 * in the same transaction (refreshRollup), also where its sums stay as they were; PostgreSQL stamps a
 * rewritten row with the transaction (xmin). Beside it stand what changes with time alone, which is
 * shipments that fall due, and the names and places of dealers, platforms and products.
 */
async function readMark(scope: Scope, cohort: Cohort, now: Date): Promise<string> {
  const { from, to } = cohort.period;
  const stamps = (table: Prisma.Sql) =>
    Prisma.sql`(SELECT concat_ws('/', count(*), sum(t.xmin::text::bigint)) FROM ${table} t)`;
  const rows = await db().$queryRaw`
    SELECT concat_ws(' ', current_database(),
      (SELECT concat_ws('/', count(*), sum(c.xmin::text::bigint)) FROM dealer_sla_month c
        WHERE ${placeCells(scope, cohort)}
          AND ${from === null ? Prisma.sql`TRUE` : Prisma.sql`c.due_month >= ${firstOfMonth(from)}::date`}
          AND ${to === null ? Prisma.sql`TRUE` : Prisma.sql`c.due_month <= ${to}::date`}),
      (SELECT count(*) FROM shipment s WHERE ${liveCohort(scope, cohort)} AND s.due_at >= ${now}),
      (SELECT count(*) FROM shipment s WHERE ${liveCohort(scope, cohort)}
        AND s.verdict IS NULL AND s.adjusted_due_at <> s.due_at AND s.adjusted_due_at < ${now}),
      ${stamps(Prisma.sql`dealer`)}, ${stamps(Prisma.sql`platform`)},
      ${stamps(Prisma.sql`product`)}) AS mark`;
  return markSchema.parse(rows)[0]?.mark ?? "";
}
