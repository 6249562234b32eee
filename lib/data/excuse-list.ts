import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { shipmentColumns, shipmentRowSchema, shipmentTables } from "#lib/data/shipments.ts";
import { excuseOutcomes } from "#lib/domain/excuses/excuse.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;

const requestsSchema = z.array(
  shipmentRowSchema.extend({
    requestId: z.string(),
    retracted: z.boolean(),
    /** Code of the reason that is given for it. */
    excuse: z.string(),
    note: z.string(),
    files: z.array(z.string()),
    requestedById: z.string().nullable(),
    requestedBy: z.string().nullable(),
    requestedAt: z.date(),
    outcome: z.enum(excuseOutcomes).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.date().nullable(),
    decisionNote: z.string().nullable(),
  }),
);

/** A request with the shipment that it is about; who asked and who decided are names. */
export type ExcuseItem = z.infer<typeof requestsSchema>[number];

async function readRequests(where: Prisma.Sql, order: Prisma.Sql, now: Date) {
  const rows = await db().$queryRaw`
    SELECT ${shipmentColumns(now)}, s.retracted, r.id AS "requestId", r.reason AS excuse, r.note,
      coalesce(r.files, '{}') AS files, r.requested_by AS "requestedById",
      w.name AS "requestedBy", r.requested_at AS "requestedAt", r.outcome,
      q.name AS "decidedBy", r.decided_at AS "decidedAt", r.decision_note AS "decisionNote"
    FROM ${shipmentTables}
    JOIN excuse_request r ON r.dealer_id = s.dealer_id AND r.shipment_id = s.id
    LEFT JOIN person w ON w.id = r.requested_by
    LEFT JOIN person q ON q.id = r.decided_by
    WHERE ${where} ${order}`;
  return requestsSchema.parse(rows);
}

/** A page (1-based) of requests in reach: open ones oldest first, decided ones latest first. */
export async function listExcuses(
  scope: Scope,
  state: "open" | "decided",
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  now: Date,
): Promise<ExcuseItem[]> {
  const [which, order] =
    state === "open"
      ? [Prisma.sql`r.outcome IS NULL`, Prisma.sql`r.requested_at, r.id`]
      : [Prisma.sql`r.outcome IS NOT NULL`, Prisma.sql`r.decided_at DESC, r.id`];
  return readRequests(
    Prisma.sql`${which} AND ${shipmentReach(scope, s)}`,
    Prisma.sql`ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    now,
  );
}

/** What is counted of somebody: what they asked for, and what they decided. */
export const excuseCounts = [
  "asked",
  "waiting",
  "granted",
  "refused",
  "withdrawn",
  "approved",
  "declined",
] as const;
export type ExcuseCount = (typeof excuseCounts)[number];

const counted: Record<ExcuseCount, Prisma.Sql> = {
  asked: Prisma.sql`TRUE`,
  waiting: Prisma.sql`r.outcome IS NULL`,
  granted: Prisma.sql`r.outcome = 'approved'`,
  refused: Prisma.sql`r.outcome IN ('declined', 'revoked')`,
  withdrawn: Prisma.sql`r.outcome = 'withdrawn'`,
  approved: Prisma.sql`r.outcome = 'approved'`,
  declined: Prisma.sql`r.outcome IN ('declined', 'revoked')`,
};

/** A page (1-based) of the requests that a count of somebody is made of, the latest first. */
export function listCountedExcuses(
  scope: Scope,
  { personId, count }: { readonly personId: string; readonly count: ExcuseCount },
  filter: CohortFilter,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  now: Date,
): Promise<ExcuseItem[]> {
  const isDecider = count === "approved" || count === "declined";
  const who = isDecider ? Prisma.sql`r.decided_by` : Prisma.sql`r.requested_by`;
  return readRequests(
    Prisma.sql`${who} = ${personId}::uuid AND ${counted[count]} AND ${liveCohort(scope, filter)}`,
    Prisma.sql`ORDER BY r.requested_at DESC, r.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    now,
  );
}

/** All that was asked for one shipment, the first request first; nothing where it is not in reach. */
export function listShipmentExcuses(
  scope: Scope,
  { dealerId, shipmentId }: { readonly dealerId: string; readonly shipmentId: string },
  now: Date,
): Promise<ExcuseItem[]> {
  return readRequests(
    Prisma.sql`s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid
      AND ${shipmentReach(scope, s)}`,
    Prisma.sql`ORDER BY r.requested_at, r.id`,
    now,
  );
}
