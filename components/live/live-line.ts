import { openSource, SILENT_MS } from "#components/live/open-source.ts";
import { takeLead } from "#components/live/take-lead.ts";
import { type LiveEvent, type LiveStatus, readLiveEvent } from "#lib/contracts/live.ts";

/** Who listens in this tab. */
export type Listener = (event: LiveEvent) => void;

const CHANNEL = "zhunda-live";
const HELLO = "hello";
/** So long after the last listener has gone, the page that comes next finds the line open. */
const LINGER_MS = 3_000;

// One line for all that listen in this tab.
const listeners = new Set<Listener>();
let status: LiveStatus = "connecting";
let seq: number | null = null;
let heardAtMs = 0;
let leave: (() => void) | undefined;
let lingering: ReturnType<typeof setTimeout> | undefined;

/**
 * Listens to what happens until the answer is called. Of all tabs of a browser one leads: it has the
 * only stream and says to the others what it hears. Where there are no locks each has a stream.
 */
export function listen(listener: Listener): () => void {
  clearTimeout(lingering);
  listeners.add(listener);
  if (leave) listener({ kind: "state", seq: seq ?? 0, status });
  leave ??= join();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    lingering = setTimeout(() => {
      leave?.();
      leave = undefined;
      status = "connecting";
    }, LINGER_MS);
  };
}

function hear(event: LiveEvent): void {
  const isLate = event.kind !== "reset" && seq !== null && event.seq < seq;
  heardAtMs = performance.now();
  if (event.kind === "state") status = event.status;
  else if (isLate) return;
  if (event.kind === "reset") seq = event.seq;
  // Without a line nothing is known of where it stands.
  else if (event.kind !== "state" || event.status === "live") seq = Math.max(seq ?? 0, event.seq);
  for (const listener of listeners) listener(event);
}

function join(): () => void {
  heardAtMs = performance.now();
  const hasLocks = "locks" in navigator && "BroadcastChannel" in globalThis;
  return hasLocks ? joinOthers() : openSource(seq, hear);
}

function joinOthers(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const ended = new AbortController();
  let leads = false;
  const take = takeLead(ended.signal, () => {
    leads = true;
    const close = openSource(seq, (event) => {
      hear(event);
      channel.postMessage(event);
    });
    return () => {
      leads = false;
      close();
    };
  });
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (leads) {
      if (data === HELLO) channel.postMessage({ kind: "state", seq: seq ?? 0, status });
      return;
    }
    const event = readLiveEvent(data);
    if (event === null) return;
    // This tab has slept, and nobody knows through what.
    if (isSilent()) hear({ kind: "reset", seq: event.seq });
    hear(event);
  };
  channel.postMessage(HELLO);
  const watch = setInterval(() => {
    if (leads || document.hidden || !isSilent()) return;
    heardAtMs = performance.now();
    take();
  }, SILENT_MS / 5);
  return () => {
    clearInterval(watch);
    ended.abort();
    channel.close();
  };
}

function isSilent(): boolean {
  return performance.now() - heardAtMs > SILENT_MS;
}
