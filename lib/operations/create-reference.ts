import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import type { Tx } from "#lib/data/client.ts";
import { listStagedDealerDetails } from "#lib/data/import-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  ensureRegions,
  ensureServiceClasses,
  insertDealerAliases,
  insertDealers,
  insertPlatforms,
} from "#lib/data/reference.ts";
import type { ResolvedNames } from "#lib/domain/importing/resolve-names.ts";

export type NewReference = {
  readonly importId: string;
  readonly dealers: ResolvedNames;
  readonly platforms: ResolvedNames;
  /** Codes of service classes that are not known yet. */
  readonly classes: readonly string[];
  /** IANA zone that new platforms get. */
  readonly zone: string;
  readonly now: Date;
};

const namesOfClasses: Readonly<Record<string, { nameZh: string; nameEn: string }>> = {
  local: { nameZh: "本地", nameEn: "local" },
  intercity: { nameZh: "跨城", nameEn: "intercity" },
  other: { nameZh: "其他", nameEn: "other" },
};

/**
 * Creates what an import brings that is not known yet, in the caller's transaction: service classes,
 * platforms, dealers, spellings. Its rows stand on the stage under the keys of their names.
 */
export async function createReference(
  scope: Scope,
  tx: Tx,
  reference: NewReference,
): Promise<void> {
  const { importId, dealers, platforms, classes, zone, now } = reference;
  // New platforms come with policies for the two classes that every platform serves.
  const codes = new Set([
    ...classes,
    ...(platforms.create.length > 0 ? ["local", "intercity"] : []),
  ]);
  const details = await listStagedDealerDetails(tx, importId);
  const nameOf = (code: string) => namesOfClasses[code] ?? { nameZh: code, nameEn: code };
  await ensureServiceClasses(
    tx,
    [...codes].map((code) => ({ code, ...nameOf(code) })),
    now,
  );
  await insertPlatforms(
    tx,
    platforms.create.map((one) => ({ ...one, city: one.name, zone })),
    newId,
    now,
  );
  const regionNames = new Set(dealers.create.flatMap(({ key }) => details.get(key)?.region ?? []));
  const regions = [...regionNames].map((name) => ({ id: newId(), name }));
  const regionIds = await ensureRegions(tx, regions, now);
  await insertDealers(
    tx,
    dealers.create.map((dealer) => {
      const detail = details.get(dealer.key);
      return {
        ...dealer,
        dealerClass: detail?.dealerClass ?? null,
        regionId: detail?.region ? (regionIds.get(detail.region) ?? null) : null,
        homePlatformId: platforms.ids.get(detail?.platformKey ?? "") ?? null,
      };
    }),
    now,
  );
  await insertDealerAliases(tx, dealers.aliases, now);
  if (dealers.create.length + platforms.create.length + dealers.aliases.length === 0) return;
  await insertAudit(scope, tx, {
    action: "import.reference_created",
    subject: importId,
    data: { dealers: dealers.create.length, platforms: platforms.create.length },
    at: now,
  });
}
