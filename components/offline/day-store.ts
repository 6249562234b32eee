import { tellChange } from "#components/offline/changes.ts";
import { logDatabase } from "#components/offline/log-database.ts";
import { endDoubt, setPerson } from "#components/offline/whose.ts";
import { isLogDay } from "#lib/contracts/kept-day.ts";
import type { LogDay } from "#lib/contracts/log-day.ts";

/** The day as the phone keeps it, and when the server last said that it is so. */
export type KeptDay = { readonly day: LogDay; readonly savedAtMs: number };

/** The day that is kept for somebody; null where there is none. */
export async function readDay(personId: string): Promise<KeptDay | null> {
  const row = await (await logDatabase()).get("day", personId);
  // It may have been kept by an earlier version of the app.
  return row !== undefined && isLogDay(row.day) ? { day: row.day, savedAtMs: row.savedAtMs } : null;
}

/** Keeps a day, and with it whose phone this is now. */
async function saveDay(day: LogDay, etag: string | null): Promise<void> {
  await setPerson(day.personId);
  const row = { personId: day.personId, day, savedAtMs: Date.now(), etag };
  await (await logDatabase()).put("day", row);
  tellChange("changed");
}

const WAIT_MS = 15_000;

/** What became of the asking for a newer day. */
export type DayAnswer = "fresh" | "signed_out" | "forbidden" | "unreachable";

/** Asks the server for the day of whoever is signed in, and keeps it. */
export async function refreshDay(personId: string | null): Promise<DayAnswer> {
  const kept = personId === null ? undefined : await (await logDatabase()).get("day", personId);
  const headers = new Headers(kept?.etag ? { "If-None-Match": kept.etag } : {});
  try {
    const response = await fetch("/api/v1/log/day", {
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (response.status === 401) return "signed_out";
    if (response.status === 403) return "forbidden";
    if (response.status === 304 && kept !== undefined) {
      // What the clocks differ by was learned with the day, and stays so.
      const serverNowMs = kept.day.serverNowMs + Date.now() - kept.savedAtMs;
      await saveDay({ ...kept.day, serverNowMs }, kept.etag);
      return "fresh";
    }
    if (!response.ok) return "unreachable";
    await saveDay(await dayIn(response), response.headers.get("etag"));
    return "fresh";
  } catch {
    // Whoever is in a basement goes on with what the phone knew.
    await endDoubt();
    tellChange("changed");
    return "unreachable";
  }
}

/** @throws where the answer is none of the app's, as that of a network which wants to be signed in to */
async function dayIn(response: Response): Promise<LogDay> {
  const day: unknown = await response.json();
  if (!isLogDay(day)) throw new TypeError("not a day of the log");
  return day;
}
