import type { ShipmentKey } from "#lib/contracts/live.ts";

/** What has come together since it was last handed over. */
export type Gathered = {
  readonly keys: readonly ShipmentKey[];
  readonly hasInbox: boolean;
  /** All must be read anew; then there are no keys. */
  readonly isReset: boolean;
};

/** More than this is read anew as a whole. */
const MOST_KEYS = 500;
const PAUSE_MS = 400;

/**
 * Gathers what comes in quick succession, and while the page is hidden, to hand it over at once: the
 * first immediately, what follows within PAUSE_MS together.
 */
export function gather(handOver: (gathered: Gathered) => void) {
  const keys = new Map<string, ShipmentKey>();
  let hasInbox = false;
  let isReset = false;
  let handedAtMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    timer = undefined;
    if (document.hidden) return;
    handedAtMs = performance.now();
    isReset ||= keys.size > MOST_KEYS;
    const gathered = { keys: isReset ? [] : [...keys.values()], hasInbox, isReset };
    keys.clear();
    [hasInbox, isReset] = [false, false];
    handOver(gathered);
  }
  function plan(): void {
    const isNothing = keys.size === 0 && !hasInbox && !isReset;
    if (isNothing || document.hidden) return;
    timer ??= setTimeout(flush, Math.max(0, handedAtMs + PAUSE_MS - performance.now()));
  }

  document.addEventListener("visibilitychange", plan);
  return {
    addKeys(added: readonly ShipmentKey[]) {
      for (const key of added) keys.set(`${key.dealerId}.${key.shipmentId}`, key);
      plan();
    },
    addInbox() {
      hasInbox = true;
      plan();
    },
    addReset() {
      isReset = true;
      plan();
    },
    end() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", plan);
    },
  };
}
