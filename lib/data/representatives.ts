import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";

/** Who looks after each dealer, by the dealer's id; dealers without a representative are absent. */
export async function readRepresentatives(_scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db().dealer.findMany({ select: { id: true, representative: true } });
  return new Map(
    rows.flatMap(({ id, representative }) =>
      representative === null ? [] : [[id, representative]],
    ),
  );
}
