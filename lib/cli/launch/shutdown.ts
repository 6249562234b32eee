type Step = () => Promise<void> | void;

const sameKeypressMs = 1_000;

/**
 * The orderly end of a launcher process. Steps are taken back in reverse order, once, on SIGINT,
 * SIGTERM, the death of the process that started us, or `end`. A second signal forces the end.
 * @param codeOnSignal exit status after a signal
 */
export function prepareShutdown(codeOnSignal: number): {
  /** Adds a step to be taken back; those added last come first. */
  defer(step: Step): void;
  /** Takes all steps back and exits. */
  end(code: number): Promise<never>;
} {
  const steps: Step[] = [];
  let endingSince: number | undefined;

  async function end(code: number): Promise<never> {
    // Whoever comes second waits for the first, who exits.
    if (endingSince !== undefined) return new Promise(() => undefined);
    endingSince = performance.now();
    for (const step of steps.reverse()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  }

  function onSignal(): void {
    // npm passes on a copy of the signal which Ctrl-C has sent to all: that is no second one.
    if (endingSince !== undefined && performance.now() - endingSince > sameKeypressMs) {
      process.exit(1);
    }
    void end(codeOnSignal);
  }

  process.on("SIGINT", onSignal).on("SIGTERM", onSignal).on("SIGHUP", onSignal);
  process.on("disconnect", onSignal);
  return { defer: (step) => steps.push(step), end };
}
