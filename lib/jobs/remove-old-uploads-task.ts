import { operatorScope } from "#lib/auth/scope.ts";
import { removeSpentJobs } from "#lib/data/jobs.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";
import { removeOldUploads } from "#lib/operations/remove-old-uploads.ts";
import { removeOrphans } from "#lib/operations/remove-orphans.ts";

/** Removes uploaded files and pictures that nobody came back to, and jobs that nobody will try again. */
export const removeOldUploadsTask: MakeTask =
  ({ clock, uploadsDir, filesDir }) =>
  async () => {
    const scope = operatorScope("imports:write");
    await removeOldUploads(scope, uploadsDir, clock());
    await removeOrphans(scope, filesDir, clock());
    await removeSpentJobs(scope);
  };
