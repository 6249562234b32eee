import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { nameShipments, readWhatIfShipments } from "#lib/data/metrics/what-if-shipments.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { type Draft, draftPolicies } from "#lib/domain/what-if/draft-book.ts";
import { judgeWhatIf } from "#lib/domain/what-if/judge-what-if.ts";
import { recompute } from "#lib/domain/what-if/recompute.ts";

const PAGE_SIZE = 50;

/**
 * A month of a platform judged again under a draft, and one page of the shipments whose verdict
 * changes, those of one dealer where asked. It reads, and writes nothing.
 */
export async function readWhatIf(
  scope: Scope,
  {
    platform,
    versions,
    draft,
    filter,
  }: {
    platform: { readonly id: string; readonly zone: string };
    versions: {
      readonly calendars: readonly CalendarVersion[];
      readonly policies: readonly PolicyVersion[];
    };
    draft: Draft;
    filter: CohortFilter & { readonly dealerIds: readonly string[] | null };
  },
  shown: { readonly dealerId: string | null; readonly page: number },
  now: Date,
) {
  const [{ shipments, byDay }, league] = await Promise.all([
    readWhatIfShipments(scope, filter, now),
    readLeague(scope, { period: filter.period, platformId: null, serviceClass: null }, now),
  ]);
  const whatIf = recompute(shipments, draftPolicies(platform, versions, draft), now.getTime());
  const judged = judgeWhatIf(league.rows, whatIf.dealers);
  const place = new Map(judged.rows.map(({ dealerId }, index) => [dealerId, index]));
  const changed = whatIf.changed
    .filter(({ dealerId }) => shown.dealerId === null || dealerId === shown.dealerId)
    .sort(
      (a, b) =>
        (place.get(a.dealerId) ?? 0) - (place.get(b.dealerId) ?? 0) || a.dueThenMs - b.dueThenMs,
    );
  const pages = Math.max(1, Math.ceil(changed.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, shown.page), pages);
  const here = changed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const names = new Map((await nameShipments(scope, here)).map((one) => [one.id, one]));
  return {
    ...judged,
    ...whatIf,
    byDay,
    all: whatIf.changed.length,
    shipments: {
      total: changed.length,
      page,
      size: PAGE_SIZE,
      lines: here.flatMap((change) => {
        const named = names.get(change.id);
        return named ? [{ ...change, ...named }] : [];
      }),
    },
  };
}
