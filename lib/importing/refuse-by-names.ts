import type { Scope } from "#lib/auth/scope.ts";
import { listNumberClashes } from "#lib/data/import-rows.ts";
import { listPlatforms } from "#lib/data/platforms.ts";
import { readPolicyVersions } from "#lib/data/policies.ts";
import {
  listStagedRowsDated,
  listStagedRowsForeign,
  listStagedRowsNamed,
  listStagedRowsServed,
  listStagedServices,
} from "#lib/data/staged-refusals.ts";
import type { RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import type { ResolvedNames } from "#lib/domain/importing/resolve-names.ts";
import { DEFAULT_RULES } from "#lib/domain/sla/defaults.ts";
import { findZone, type Zone } from "#lib/domain/time/zone.ts";

type FoundNames = {
  readonly importId: string;
  readonly dealers: ResolvedNames;
  readonly platforms: ResolvedNames;
  /** Zone of the file. */
  readonly zone: Zone;
};

/**
 * The rows on the stage that their names alone rule out, each with its first reason: a dealer or
 * platform that may not be created, a number of two dealers or of another one, a class that its platform has no policy
 * for, or a date alone that means another day where its platform is.
 */
export async function refuseByNames(scope: Scope, names: FoundNames): Promise<RowRefusal[]> {
  const refused = [
    ...(await unknownNames(scope, names)),
    ...(await clashingNumbers(scope, names)),
    ...(await foreignNumbers(scope, names)),
    ...(await unpromised(scope, names)),
    ...(await shiftedDates(scope, names)),
  ];
  const firstOf = new Map<number, RowRefusal>();
  for (const one of refused) if (!firstOf.has(one.rowNumber)) firstOf.set(one.rowNumber, one);
  return [...firstOf.values()];
}

async function unknownNames(
  scope: Scope,
  { importId, dealers, platforms }: FoundNames,
): Promise<RowRefusal[]> {
  const rows = await listStagedRowsNamed(
    scope,
    importId,
    dealers.refused.map(({ key }) => key),
    platforms.refused.map(({ key }) => key),
  );
  const unknownDealers = new Set(dealers.refused.map(({ key }) => key));
  return rows.map(({ rowNumber, dealerKey, dealer, platform }) =>
    unknownDealers.has(dealerKey)
      ? { rowNumber, field: "dealer", code: "dealer_unknown", params: { dealer } }
      : { rowNumber, field: "platform", code: "platform_unknown", params: { platform } },
  );
}

async function clashingNumbers(
  scope: Scope,
  { importId, dealers }: FoundNames,
): Promise<RowRefusal[]> {
  const clashes = await listNumberClashes(scope, importId, dealers.ids);
  return clashes.map(({ rowNumber, number, otherRow }) => ({
    rowNumber,
    field: "shipmentNumber",
    code: "number_twice",
    params: { number, otherRow },
  }));
}

async function foreignNumbers(
  scope: Scope,
  { importId, dealers }: FoundNames,
): Promise<RowRefusal[]> {
  const created = new Set(dealers.create.map(({ id }) => id));
  const keys = [...dealers.ids].flatMap(([key, id]) => (created.has(id) ? key : []));
  const rows = await listStagedRowsForeign(scope, importId, keys);
  return rows.map(({ rowNumber, ...params }) => ({
    rowNumber,
    field: "shipmentNumber",
    code: "number_of_other_dealer",
    params,
  }));
}

async function unpromised(
  scope: Scope,
  { importId, platforms }: FoundNames,
): Promise<RowRefusal[]> {
  const { policies } = await readPolicyVersions(scope);
  const served = new Set(policies.map((policy) => `${policy.platformId} ${policy.serviceClass}`));
  // A platform that is created comes with the default rules.
  for (const { id } of platforms.create) {
    for (const { serviceClass } of DEFAULT_RULES) served.add(`${id} ${serviceClass}`);
  }
  const services = await listStagedServices(scope, importId);
  const unserved = services.filter(
    ({ platformKey, serviceClass }) =>
      !served.has(`${platforms.ids.get(platformKey)} ${serviceClass}`),
  );
  const rows = await listStagedRowsServed(scope, importId, unserved);
  return rows.map(({ rowNumber, ...params }) => ({
    rowNumber,
    field: "serviceClass",
    code: "no_policy",
    params,
  }));
}

async function shiftedDates(
  scope: Scope,
  { importId, platforms, zone }: FoundNames,
): Promise<RowRefusal[]> {
  const stored = await listPlatforms(scope);
  const zoneOf = new Map(stored.map((one) => [one.id, findZone(one.zone)?.name ?? one.zone]));
  const elsewhere = new Map(
    [...platforms.ids].flatMap(([key, id]) => {
      const platformZone = zoneOf.get(id);
      return platformZone === undefined || platformZone === zone.name ? [] : [[key, platformZone]];
    }),
  );
  const rows = await listStagedRowsDated(scope, importId, [...elsewhere.keys()]);
  return rows.map(({ rowNumber, platformKey, platform, field }) => {
    const platformZone = elsewhere.get(platformKey) ?? "";
    const params = { platform, platformZone, zone: zone.name };
    return { rowNumber, field, code: "zone_differs", params };
  });
}
