import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { importJobKey } from "#lib/data/jobs.ts";
import { carryOnImport } from "#lib/importing/carry-on.ts";
import { RunHandedOver } from "#lib/importing/import-run.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";

const payloadSchema = z.strictObject({ importId: z.uuid() });

/** Checks or imports a file; where the process ends meanwhile the job waits for the next one. */
export const runImportTask: MakeTask =
  ({ clock, shouldStop }) =>
  async (payload, { addJob }) => {
    const { importId } = payloadSchema.parse(payload);
    try {
      await carryOnImport(operatorScope("imports:write"), importId, { clock, shouldStop });
    } catch (error) {
      if (!(error instanceof RunHandedOver && shouldStop())) throw error;
      await addJob("run-import", { importId }, { jobKey: importJobKey(importId) });
    }
  };
