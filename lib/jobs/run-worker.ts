import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { run, type WorkerEvents } from "graphile-worker";
import { operatorScope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { addJob, pacesJob, takeBackJobs, turnsJob } from "#lib/data/jobs.ts";
import { areTurnsJudged } from "#lib/data/settings.ts";
import { arePacesJudged } from "#lib/data/step-pace.ts";
import { showPresence } from "#lib/data/worker-presence.ts";
import { alarmPost } from "#lib/jobs/alarm-post.ts";
import { judgePacesTask } from "#lib/jobs/judge-paces-task.ts";
import { judgeTurnsTask } from "#lib/jobs/judge-turns-task.ts";
import { keepAlarmWatch } from "#lib/jobs/keep-alarm-watch.ts";
import { mailLinkTask } from "#lib/jobs/mail-link-task.ts";
import { relayOutbox } from "#lib/jobs/relay-outbox.ts";
import { removeOldAlarmsTask } from "#lib/jobs/remove-old-alarms-task.ts";
import { removeOldUploadsTask } from "#lib/jobs/remove-old-uploads-task.ts";
import { removeToldTask } from "#lib/jobs/remove-told-task.ts";
import { runImportTask } from "#lib/jobs/run-import-task.ts";
import type { TaskTools } from "#lib/jobs/task-tools.ts";
import { undoImportTask } from "#lib/jobs/undo-import-task.ts";
import { workerLog } from "#lib/jobs/worker-log.ts";
import { log } from "#lib/log.ts";

const scope = operatorScope("imports:write");

/** An import that waits for its turn takes a place, too, and the short jobs need one. */
const concurrency = 4;
const watchMs = 1_000;

// Times are UTC: ten past midnight in China the day before is over; what was missed is made up for.
const crontab = `
10 16 * * * judge-turns ?jobKey=judge-turns&fill=1d
20 16 * * * judge-paces ?jobKey=judge-paces&fill=1d
40 19 * * * remove-old-uploads ?jobKey=remove-old-uploads&fill=1d
50 19 * * * remove-told ?jobKey=remove-told&fill=1d
0 20 * * * remove-old-alarms ?jobKey=remove-old-alarms&fill=1d
`;

export type WorkerSettings = {
  readonly connectionString: string;
  readonly uploadsDir: string;
  readonly filesDir: string;
  readonly clock: () => Date;
  /** Ends the worker: it finishes the batches it is at and hands over the rest. */
  readonly signal: AbortSignal;
};

/**
 * Works on the queue until it is told to end, and meanwhile tells what is in the outbox and watches for
 * alarms. It also takes back what workers that were killed were at, its own predecessor among them.
 * Several may run beside each other.
 *
 * @throws where the queue cannot be worked on, such as without its database
 */
export async function runWorker(settings: WorkerSettings): Promise<void> {
  const { connectionString, uploadsDir, filesDir, clock, signal } = settings;
  const tools: TaskTools = { clock, uploadsDir, filesDir, shouldStop: () => signal.aborted };
  // What ended between new facts and their judging, such as a seed, is judged now.
  if (!(await areTurnsJudged(scope))) await inTransaction(scope, (tx) => addJob(tx, turnsJob));
  if (!(await arePacesJudged(scope))) await inTransaction(scope, (tx) => addJob(tx, pacesJob));
  const ended = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  let presence = Promise.resolve();
  events.on("pool:create", ({ workerPool }) => {
    presence = showPresence(scope, workerPool.id, ended.signal);
  });
  const runner = await run({
    connectionString,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    // What is noted through a batch is waited for at the end, so that no finished job is left locked.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    events,
    logger: workerLog,
    crontab,
    taskList: {
      "run-import": runImportTask(tools),
      "undo-import": undoImportTask(tools),
      "judge-turns": judgeTurnsTask(tools),
      "judge-paces": judgePacesTask(tools),
      "remove-old-uploads": removeOldUploadsTask(tools),
      "remove-told": removeToldTask(tools),
      "remove-old-alarms": removeOldAlarmsTask(tools),
      "mail-link": mailLinkTask(tools),
    },
  });
  let stopping = Promise.resolve();
  const stop = () => {
    stopping = runner.stop();
  };
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const watch = takeBack(ended.signal);
  const relay = relayOutbox(ended.signal);
  const alarms = keepAlarmWatch(clock, alarmPost(), AbortSignal.any([signal, ended.signal]));
  try {
    await runner.promise;
    await stopping;
  } finally {
    ended.abort();
    await Promise.all([presence, watch, relay, alarms]);
  }
}

async function takeBack(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const workers = await takeBackJobs(scope);
      if (workers.length > 0) log.warn({ workers }, "took back the jobs of workers that are gone");
    } catch (error) {
      log.warn({ err: error }, "cannot look for jobs to take back");
    }
    await sleep(watchMs, undefined, { signal }).catch(() => undefined);
  }
}
