import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "#lib/cli/launch/run-program.ts";
import { log } from "#lib/log.ts";

const restartMs = 1_000;

/**
 * Keeps a worker running in a process of its own, so that imports do not make pages wait; one that
 * dies is started again, and takes up what it was at.
 *
 * @returns what ends it: it finishes the batch it is at, for at most seven seconds
 */
export function superviseWorker(): () => Promise<void> {
  const abort = new AbortController();
  const running = keepRunning(abort.signal);
  return async () => {
    abort.abort();
    await running;
  };
}

async function keepRunning(signal: AbortSignal): Promise<void> {
  const args = ["--disable-warning=ExperimentalWarning", "lib/cli/main.ts", "worker"];
  while (!signal.aborted) {
    const { code } = await runProgram(args, {}, signal, "show");
    if (signal.aborted) return;
    log.error({ code }, "the worker ended and is started again");
    await sleep(restartMs, undefined, { signal }).catch(() => undefined);
  }
}
