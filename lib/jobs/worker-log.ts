import { Logger } from "graphile-worker";
import { log } from "#lib/log.ts";

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's own log among ours; ids and names of jobs only, never what they are about. */
export const workerLog = new Logger(({ label, workerId, jobId, taskIdentifier }) => {
  return (level, message) => {
    log[levels[level]]({ label, workerId, jobId, task: taskIdentifier }, message);
  };
});
