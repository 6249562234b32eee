import { assetsIn, SHELL_PATH, scriptsIn } from "#components/offline/shell-assets.ts";

/** Caches of other names are left over from an earlier layout of this one. */
const CACHE = "zhunda-log-1";

/** Kept anew with every shell, because their names never change. */
const besides = ["/manifest.webmanifest", "/icon.svg", "/icons/192.png"];

/** Under this address lies what the last two shells need. */
const NEEDED = "/log#needed";

const anyVariant = { ignoreVary: true, ignoreSearch: true };

/** Deletes what an earlier layout of this cache has left behind. */
export async function removeOtherCaches(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("zhunda-log-") && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The kept page of the log, with the headers that it came with; undefined where there is none. */
export async function keptShell(): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(SHELL_PATH, anyVariant);
}

/** A kept file that the page needs; undefined where it is none. */
export async function keptFile(request: Request): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(request, { ignoreVary: true });
}

/** Whether an answer is the page of the log, and not the way to sign in or an error. */
function isShell({ ok, redirected, headers }: Response): boolean {
  return ok && !redirected && (headers.get("content-type") ?? "").startsWith("text/html");
}

/**
 * Keeps the page of the log and every file that it may come to need. Either all of it is kept or the
 * page from before stays, so that a page never lacks a part of itself. Files of the page before stay as
 * well: it may be open still. Resolves to the scripts that it begins with, or null where it was not kept.
 */
export async function keepShell(response: Response): Promise<string[] | null> {
  if (!isShell(response)) return null;
  const cache = await caches.open(CACHE);
  const html = await response.clone().text();
  const needed = await keepFiles(cache, assetsIn(html));
  await Promise.all(besides.map((path) => cache.add(path).catch(() => undefined)));
  await cache.put(SHELL_PATH, response);
  await removeUnneeded(cache, needed);
  return scriptsIn(html);
}

/** Keeps files and those that scripts among them name, which are loaded only when they are needed. */
async function keepFiles(cache: Cache, paths: readonly string[]): Promise<string[]> {
  const seen = new Set(paths);
  let fresh = [...seen];
  while (fresh.length > 0) {
    const named = await Promise.all(fresh.map((path) => keepFile(cache, path)));
    fresh = [...new Set(named.flat())].filter((path) => !seen.has(path));
    for (const path of fresh) seen.add(path);
  }
  return [...seen];
}

/** Keeps a file, whose content never changes under its name; answers with those that it names. */
async function keepFile(cache: Cache, path: string): Promise<string[]> {
  const kept = await cache.match(path, anyVariant);
  const response = kept ?? (await fetch(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if (kept === undefined) await cache.put(path, response.clone());
  return /\.(?:js|css)$/.test(path) ? assetsIn(await response.text()) : [];
}

async function removeUnneeded(cache: Cache, needed: readonly string[]): Promise<void> {
  const before: unknown = await (await cache.match(NEEDED))?.json();
  const generations = Array.isArray(before) ? before : [];
  const [last] = generations;
  const isSame = Array.isArray(last) && needed.every((path) => last.includes(path));
  const kept = isSame ? generations : [needed, ...generations.slice(0, 1)];
  await cache.put(NEEDED, Response.json(kept));
  const all = new Set(kept.flat());
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/_next/") && !all.has(pathname)) await cache.delete(request);
  }
}
