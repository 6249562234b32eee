import { operatorScope } from "#lib/auth/scope.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";
import { rewriteStepPaces } from "#lib/operations/rewrite-step-paces.ts";

/** Finds how long platforms take for what is left of a shipment, from their last months. */
export const judgePacesTask: MakeTask =
  ({ clock }) =>
  async () => {
    await rewriteStepPaces(operatorScope("board:read"), clock());
  };
