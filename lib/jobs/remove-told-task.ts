import { operatorScope } from "#lib/auth/scope.ts";
import { removeTold } from "#lib/data/outbox-relay.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";

/** For as long a stream that was cut can go on where it was. */
const keptMs = 3 * 86_400_000;

/** Removes what was told days ago. */
export const removeToldTask: MakeTask =
  ({ clock }) =>
  async () => {
    await removeTold(operatorScope("shipments:read"), new Date(clock().getTime() - keptMs));
  };
