import { operatorScope } from "#lib/auth/scope.ts";
import { deleteAlarmsEndedBefore } from "#lib/data/alarms.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";

const KEPT_DAYS = 90;

/** Removes alarms that have been over for a quarter of a year. */
export const removeOldAlarmsTask: MakeTask =
  ({ clock }) =>
  async () => {
    const before = new Date(clock().getTime() - KEPT_DAYS * 86_400_000);
    await deleteAlarmsEndedBefore(operatorScope("alarms:read"), before);
  };
