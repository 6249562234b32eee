import { onShell, REFRESH_SHELL } from "#components/offline/worker-words.ts";

/** Once an hour an open page asks whether there is a newer one. */
const ASK_MS = 3_600_000;

/**
 * Has the service worker keep the page of the log, and calls back once there is a newer version than
 * the page that is open. Ends by the function returned.
 */
export function keepPage(onNewer: () => void): () => void {
  if (!("serviceWorker" in navigator)) return () => undefined;
  const stopListening = onShell((scripts) => {
    if (!scripts.every(isLoaded)) onNewer();
  });
  void register();
  const timer = setInterval(askForNewer, ASK_MS);
  addEventListener("online", askForNewer);
  return () => {
    stopListening();
    clearInterval(timer);
    removeEventListener("online", askForNewer);
  };
}

async function register(): Promise<void> {
  const script = new URL("./log-worker.ts", import.meta.url);
  const options = { scope: "/log", updateViaCache: "none" } as const;
  // Without a network, or where the browser forbids it, the page works as pages do.
  const registration = await navigator.serviceWorker.register(script, options).catch(() => null);
  // One that is just being installed keeps the page by itself.
  registration?.active?.postMessage(REFRESH_SHELL);
}

async function askForNewer(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update().catch(() => undefined);
  registration?.active?.postMessage(REFRESH_SHELL);
}

/** Whether the open page has loaded a script. */
function isLoaded(path: string): boolean {
  return Array.from(document.scripts).some(
    ({ src }) => src !== "" && new URL(src).pathname === path,
  );
}
