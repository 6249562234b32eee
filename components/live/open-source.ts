import { isLiveIn, keysIn, type LiveEvent, PING_MS } from "#lib/contracts/live.ts";

/** Three pulses failed to come: the line is dead, though nobody said so. */
export const SILENT_MS = 3 * PING_MS + 5_000;
/** So long without a line counts as a hiccup. */
const HICCUP_MS = 8_000;
const firstRetryMs = 1_000;
const lastRetryMs = 30_000;

/**
 * Opens the stream of this browser and keeps it open until the answer is called: the browser itself
 * comes back after a cut, and this after a refusal or a silence; both go on where they were.
 * @param since up to which number all is known; null = nothing yet
 */
export function openSource(since: number | null, hear: (event: LiveEvent) => void): () => void {
  let seq = since;
  let source: EventSource | undefined;
  let retryMs = firstRetryMs;
  let heardAtMs = performance.now();
  let lostAtMs: number | null = heardAtMs;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function on(name: string, read: (data: unknown, seq: number) => LiveEvent): void {
    source?.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
      seq = Number(lastEventId);
      [heardAtMs, lostAtMs, retryMs] = [performance.now(), null, firstRetryMs];
      hear(read(JSON.parse(data), seq));
    });
  }

  function open(): void {
    clearTimeout(retry);
    source?.close();
    heardAtMs = performance.now();
    source = new EventSource(seq === null ? "/api/v1/live" : `/api/v1/live?since=${seq}`);
    source.onerror = lose;
    on("state", (data, seq) => {
      return { kind: "state", seq, status: isLiveIn(data) ? "live" : "offline" };
    });
    on("shipments", (data, seq) => ({ kind: "shipments", seq, keys: keysIn(data) }));
    on("inbox", (_data, seq) => ({ kind: "inbox", seq }));
    on("reset", (_data, seq) => ({ kind: "reset", seq }));
    source.addEventListener("signed-out", () => {
      // No hiccup: until somebody signs in again, nothing will be told.
      lostAtMs = Number.NEGATIVE_INFINITY;
      retryMs = lastRetryMs;
      drop();
    });
  }

  function drop(): void {
    source?.close();
    lose();
  }

  function lose(): void {
    lostAtMs ??= performance.now();
    tellLost();
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(retry);
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(2 * retryMs, lastRetryMs);
  }

  function tellLost(): void {
    if (lostAtMs === null) return;
    const isHiccup = performance.now() - lostAtMs < HICCUP_MS;
    hear({ kind: "state", seq: seq ?? 0, status: isHiccup ? "connecting" : "offline" });
  }

  function look(): void {
    if (performance.now() - heardAtMs > SILENT_MS) open();
    tellLost();
  }

  /** The network or the person is back: no need to wait for the next attempt. */
  function hurry(): void {
    if (lostAtMs !== null && !document.hidden) open();
  }

  open();
  const watch = setInterval(look, HICCUP_MS / 4);
  addEventListener("online", hurry);
  addEventListener("offline", drop);
  document.addEventListener("visibilitychange", hurry);
  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    removeEventListener("online", hurry);
    removeEventListener("offline", drop);
    document.removeEventListener("visibilitychange", hurry);
    source?.close();
  };
}
