import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { importJobKey } from "#lib/data/jobs.ts";
import { RunHandedOver } from "#lib/importing/import-run.ts";
import { carryOnUndo } from "#lib/importing/undo-import.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";

const payloadSchema = z.strictObject({
  importId: z.uuid(),
  device: z.enum(["page", "command"]),
  by: z.string().exactOptional(),
});

/** Undoes an import; where the process ends meanwhile the job waits for the next one. */
export const undoImportTask: MakeTask =
  ({ clock, shouldStop }) =>
  async (payload, { addJob }) => {
    const { importId, device, by = null } = payloadSchema.parse(payload);
    const scope = operatorScope("imports:write");
    try {
      await carryOnUndo(scope, importId, { device, by }, { clock, shouldStop });
    } catch (error) {
      if (!(error instanceof RunHandedOver && shouldStop())) throw error;
      await addJob("undo-import", payload, { jobKey: importJobKey(importId) });
    }
  };
