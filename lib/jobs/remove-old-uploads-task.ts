import { operatorScope } from "#lib/auth/require-scope.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";
import { removeOldUploads } from "#lib/operations/remove-old-uploads.ts";

/** Removes uploaded files that nobody came back to. */
export const removeOldUploadsTask: MakeTask =
  ({ clock, uploadsDir }) =>
  () =>
    removeOldUploads(operatorScope("imports:write"), uploadsDir, clock());
