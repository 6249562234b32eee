import { offsetsOf } from "#lib/domain/time/zone-offsets.ts";

/** A time zone of the tz database. `offsetMsAt` takes epoch milliseconds, east of Greenwich is +. */
export type Zone = { readonly name: string; readonly offsetMsAt: (atMs: number) => number };

// "+08:00" is a zone to Intl, but no IANA name: it has no rules to follow.
const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/;
const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name, in any case of letters; `name` of the answer is in canonical case.
 *
 * @param name e.g. `Asia/Shanghai`
 * @returns null where the tz database has no such zone
 */
export function findZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known) return known;
  const canonical = canonicalName(name);
  if (canonical === null) return null;
  const zone = zones.get(canonical) ?? { name: canonical, offsetMsAt: offsetsOf(canonical) };
  zones.set(canonical, zone);
  return zone;
}

function canonicalName(name: string): string | null {
  if (!IANA_NAME.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
