import type { Scope } from "#lib/auth/scope.ts";
import { insertAudits } from "#lib/data/audit.ts";
import type { Tx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  ensureRegions,
  ensureServiceClasses,
  insertDealerAliases,
  insertPlatforms,
} from "#lib/data/reference.ts";
import {
  insertDealerRecords,
  putRecords,
  replaceScopes,
  updateDealerRecords,
  updatePlatformRecords,
} from "#lib/data/reference-records.ts";
import { writeCounts } from "#lib/data/stock-counts.ts";
import type { ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import type {
  PlannedRecord,
  ReferencePlan,
} from "#lib/domain/importing/reference/reference-record.ts";

type Context = { readonly importId: string; readonly now: Date };

const basicClasses = [
  { code: "local", nameZh: "本地", nameEn: "local" },
  { code: "intercity", nameZh: "跨城", nameEn: "intercity" },
];

/**
 * Writes what rows of master data were found to mean, inside the import's transaction, with an entry
 * in the audit for every thing that is created or changed: each changed field, what it was and is.
 */
export async function recordReference(
  scope: Scope,
  tx: Tx,
  kind: ReferenceKind,
  { records, regions }: ReferencePlan,
  { importId, now }: Context,
): Promise<void> {
  await ensureRegions(tx, regions, now);
  const created = records.filter(({ isNew }) => isNew);
  const changed = records.filter(({ isNew }) => !isNew);
  if (kind === "dealers") {
    await insertDealerRecords(tx, created, now);
    await updateDealerRecords(tx, changed);
    const aliases = records.flatMap(({ id, aliases: own }) => own.map((one) => ({ ...one, id })));
    await insertDealerAliases(tx, aliases, now);
  } else if (kind === "platforms") {
    if (created.length > 0) await ensureServiceClasses(tx, basicClasses, now);
    await insertPlatforms(tx, created.map(newPlatform), newId, now);
    await updatePlatformRecords(tx, changed);
  } else if (kind === "stock") await writeCounts(tx, records.map(countOf), scope.actorId, now);
  else await putRecords(tx, kind, records, now);
  const people = records.flatMap(({ id, scopes }) => (scopes === null ? [] : [{ id, scopes }]));
  if (people.length > 0) await replaceScopes(tx, people);
  await insertAudits(
    scope,
    tx,
    records.map(({ id, isNew, rowNumber, changes, attributes }) => ({
      action: `${singular[kind]}.${isNew ? "created" : "changed"}`,
      // Stock is of a product: its own key is two ids.
      subject: (kind === "stock" ? attributes.productId : null) ?? id,
      data: { importId, rowNumber, changes: changes.map((change) => ({ ...change })) },
      at: now,
    })),
  );
}

const singular: Readonly<Record<ReferenceKind, string>> = {
  dealers: "dealer",
  platforms: "platform",
  sites: "site",
  products: "product",
  stock: "stock",
  users: "person",
};

function countOf({ attributes }: PlannedRecord) {
  const { platformId, productId, onHand, restockOn = null } = attributes;
  if (!platformId || !productId) throw new Error("a count of stock names no place");
  return { id: newId(), platformId, productId, onHand: Number(onHand ?? 0), restockOn };
}

function newPlatform({ id, title: name, attributes }: PlannedRecord) {
  const { city, zone, regionId = null } = attributes;
  if (!zone) throw new Error(`the new platform ${name} has no zone`);
  return { id, name, key: nameKey(name), city: city ?? name, zone, regionId };
}
