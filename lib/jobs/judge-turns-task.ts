import { operatorScope } from "#lib/auth/scope.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";
import { rewriteDealerTurns } from "#lib/operations/rewrite-dealer-turns.ts";

/** Finds the days on which dealers turned weak or recovered, from what is known by now. */
export const judgeTurnsTask: MakeTask =
  ({ clock }) =>
  async () => {
    await rewriteDealerTurns(operatorScope("metrics:read"), clock());
  };
