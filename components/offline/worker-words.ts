// What pages and the service worker say to each other.

/** By this name the browser wakes the worker to send. */
export const SYNC_TAG = "zhunda-log";

/** Asks the worker to look whether there is a newer page. */
export const REFRESH_SHELL = "refresh-shell";

const CHANNEL = "zhunda-log-shell";

/** Tells pages which scripts the page that is kept now begins with. */
export function tellShell(scripts: readonly string[]): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(scripts);
  channel.close();
}

/** Calls back with the scripts of every page that is kept, until the returned function is called. */
export function onShell(listener: (scripts: readonly string[]) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    if (Array.isArray(data)) listener(data.map(String));
  });
  return () => channel.close();
}
