const NAME = "zhunda-live";

/**
 * Waits for the lead among the tabs of this browser and holds it until the signal, waiting anew when
 * another tab takes it away.
 *
 * @param lead begins to lead; answers what ends that
 * @returns takes the lead away from a tab that sleeps
 */
export function takeLead(signal: AbortSignal, lead: () => () => void): () => void {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let waiting = new AbortController();
  let isTaking = false;
  let stop: (() => void) | undefined;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      waiting = new AbortController();
      const how = isTaking ? { steal: true } : { signal: waiting.signal };
      isTaking = false;
      const hold = () => {
        stop = lead();
        return ended;
      };
      // Refused where the lead was taken away, or the waiting for it given up.
      await navigator.locks.request(NAME, how, hold).catch(() => undefined);
      stop?.();
      stop = undefined;
    }
  }

  signal.addEventListener("abort", () => {
    end();
    waiting.abort();
  });
  void run();
  return () => {
    isTaking = true;
    waiting.abort();
  };
}
