import { onChange, tellChange } from "#components/offline/changes.ts";
import { sendWaiting } from "#components/offline/send-waiting.ts";
import { SYNC_TAG } from "#components/offline/worker-words.ts";

declare global {
  interface ServiceWorkerRegistration {
    /** Background Sync, where the browser has it. */
    readonly sync?: { register(tag: string): Promise<void> };
  }
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * How long to wait after so many failures in a row: doubled each time up to a minute, and by chance a
 * quarter more or less, so that the phones of a depot do not all come back at once.
 *
 * @param chance 0 to 1
 */
export function retryDelayMs(failures: number, chance: number): number {
  const delay = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
  return delay * (0.75 + chance / 2);
}

/**
 * Sends what waits whenever it may be possible: now, after something was entered, when the network or
 * the page comes back, and again and again while the server does not answer. Ends by the function
 * returned.
 */
export function keepSending(): () => void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  async function send(): Promise<void> {
    clearTimeout(timer);
    // It may fail where the phone's storage does; what is kept is tried again.
    const halt = await sendWaiting().catch(() => "unreachable" as const);
    failures = halt === "unreachable" || halt === "failing" ? failures + 1 : 0;
    if (failures === 0 || isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(send, retryDelayMs(failures, Math.random()));
  }
  const sendAnew = () => {
    failures = 0;
    void send();
  };
  const sendWhenSeen = () => {
    if (document.visibilityState === "visible") sendAnew();
  };
  const stopListening = onChange((change) => {
    if (change !== "queued") return;
    sendAnew();
    void askForBackgroundSync();
  });
  addEventListener("online", sendAnew);
  document.addEventListener("visibilitychange", sendWhenSeen);
  sendAnew();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopListening();
    removeEventListener("online", sendAnew);
    document.removeEventListener("visibilitychange", sendWhenSeen);
  };
}

/** Sends what waits as soon as it goes, because somebody asks for it. */
export function askToSend(): void {
  tellChange("queued");
}

/** So that it is sent even if nobody opens the page again; some browsers have no such thing. */
async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined);
}
