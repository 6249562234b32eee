const CHANNEL = "zhunda-log";

/** `queued`: there may be something to send; `changed`: something else is shown differently. */
type Change = "queued" | "changed";

/** Tells every page and worker of this browser that what is kept on the phone has changed. */
export function tellChange(change: Change): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Calls back after every change, this page's own among them, until the returned function is called. */
export function onChange(listener: (change: Change) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    listener(data === "queued" ? "queued" : "changed");
  });
  return () => channel.close();
}
