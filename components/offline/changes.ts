const CHANNEL = "zhunda-log";

/** Tells every page and worker of this browser that what is kept on the phone has changed. */
export function tellChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Calls back after every change, this page's own among them, until the returned function is called. */
export function onChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", listener);
  return () => channel.close();
}
