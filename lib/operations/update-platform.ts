import type { Scope } from "#lib/auth/scope.ts";
import type { PlatformDetails } from "#lib/contracts/platform-form.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import {
  claimPlatformName,
  hasShipments,
  writePlatformDetails,
} from "#lib/data/platform-details.ts";
import { listVersions, lockPlatform } from "#lib/data/policy-versions.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { refused, requireFit } from "#lib/operations/guard-versions.ts";

const MAX_NAME = 60;
/** Two weeks: what is entered later than that is a correction. */
const MAX_LATE_ENTRY_MINUTES = 14 * 1440;

/**
 * Changes what a platform is called, where it stands and how late an event may be entered. Its zone
 * can only change while it has no shipments: their civil dates were counted in it.
 *
 * @param seen the details that the change was made from
 * @throws AppError not_found, version_stale, or policy_refused with `field` and `reason`
 */
export async function updatePlatform(
  scope: Scope,
  id: string,
  seen: PlatformDetails,
  wanted: PlatformDetails,
  now: Date,
): Promise<void> {
  const details = { ...wanted, zone: requireSound(wanted) };
  await inTransaction(scope, async (tx) => {
    const platform = await lockPlatform(scope, tx, id);
    if (!platform) throw new AppError("not_found");
    if (changesBetween(seen, platform).length > 0) throw new AppError("version_stale");
    const changes = changesBetween(platform, details);
    if (changes.length === 0) return;
    if (details.zone !== platform.zone) await requireNoHistory(scope, tx, id, details.zone, now);
    const spelling = { platformId: id, key: nameKey(details.name), name: details.name };
    if (details.name !== platform.name && !(await claimPlatformName(tx, spelling, now))) {
      throw refused("name", "name_taken");
    }
    await writePlatformDetails(tx, id, details);
    await insertAudit(scope, tx, {
      action: "platform.changed",
      subject: id,
      data: { changes },
      at: now,
    });
  });
}

const fields = ["name", "city", "zone", "latitude", "longitude", "lateEntryMinutes"] as const;

function changesBetween(before: PlatformDetails, after: PlatformDetails) {
  return fields.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  );
}

/** @returns the zone's canonical name */
function requireSound(details: PlatformDetails): string {
  const { name, city, latitude, longitude, lateEntryMinutes } = details;
  for (const [field, text] of Object.entries({ name, city })) {
    if (nameKey(text) === "") throw refused(field, "empty");
    if (text.length > MAX_NAME) throw refused(field, "too_long", { most: MAX_NAME });
  }
  const zone = findZone(details.zone);
  if (!zone) throw refused("zone", "unknown_zone", { zone: details.zone });
  if ((latitude === null) !== (longitude === null)) {
    throw refused(latitude === null ? "latitude" : "longitude", "half_place");
  }
  for (const [field, degrees, most] of [
    ["latitude", latitude, 90],
    ["longitude", longitude, 180],
  ] as const) {
    if (degrees !== null && !(Math.abs(degrees) <= most)) {
      throw refused(field, "degrees_out_of_range", { most });
    }
  }
  if (!(lateEntryMinutes >= 0 && lateEntryMinutes <= MAX_LATE_ENTRY_MINUTES)) {
    throw refused("lateEntryMinutes", "late_entry_out_of_range", { most: MAX_LATE_ENTRY_MINUTES });
  }
  return zone.name;
}

async function requireNoHistory(scope: Scope, tx: Tx, id: string, zone: string, now: Date) {
  if (await hasShipments(tx, id)) throw refused("zone", "zone_with_history");
  requireFit({ zone, ...(await listVersions(scope, id, tx)) }, now);
}
