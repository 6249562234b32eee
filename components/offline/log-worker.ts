// The service worker of the log: its page opens without a network, and what was entered is sent even
// where nobody opens it again. It answers for the page of the log and its files alone; everything else
// of it, and all of the API, goes to the network.
import { sendWaiting } from "#components/offline/send-waiting.ts";
import { SHELL_PATH } from "#components/offline/shell-assets.ts";
import {
  keepShell,
  keptFile,
  keptShell,
  removeOtherCaches,
} from "#components/offline/shell-cache.ts";
import type { LastingEvent, WorkerScope } from "#components/offline/worker-scope.ts";
import { REFRESH_SHELL, SYNC_TAG, tellShell } from "#components/offline/worker-words.ts";

declare const self: WorkerScope;

/** After so long, a network that does not answer counts as none. */
const PATIENCE_MS = 3_000;

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([self.skipWaiting(), refreshShell()]));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), removeOtherCaches()]));
});

self.addEventListener("message", (event) => {
  if (event.data === REFRESH_SHELL) event.waitUntil(refreshShell());
});

self.addEventListener("sync", (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendOrFail());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === SHELL_PATH) {
    event.respondWith(openShell(request, event));
  } else if (pathname.startsWith("/_next/static/")) {
    event.respondWith(keptFile(request).then((kept) => kept ?? fetch(request)));
  } else if (/^\/(?:icon|manifest)/.test(pathname)) {
    event.respondWith(
      fetch(request).catch(async () => (await keptFile(request)) ?? Response.error()),
    );
  }
});

/** The page from the network, which is kept; without one, or a slow one, the page that was kept. */
async function openShell(request: Request, event: LastingEvent): Promise<Response> {
  const asked = fetch(request).then((response) => {
    event.waitUntil(keep(response.clone()));
    // What stands before the app says so when the app is down.
    return response.status < 500 ? response : Promise.reject(new Error(response.statusText));
  });
  const kept = await keptShell();
  if (kept === undefined) return asked;
  const patience = new Promise<Response>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, kept.clone());
  });
  return Promise.race([asked.catch(() => kept), patience]);
}

async function refreshShell(): Promise<void> {
  const response = await fetch(SHELL_PATH, { cache: "no-store" }).catch(() => null);
  if (response !== null) await keep(response);
}

async function keep(response: Response): Promise<void> {
  // A file that did not come leaves the page from before in place; the next one comes with the next.
  const scripts = await keepShell(response).catch(() => null);
  if (scripts !== null) tellShell(scripts);
}

/** Fails where the server cannot be reached, so that the browser wakes the worker again. */
async function sendOrFail(): Promise<void> {
  const halt = await sendWaiting();
  if (halt === "unreachable" || halt === "failing") throw new Error(halt);
}
