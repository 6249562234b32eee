import type { Scope } from "#lib/auth/scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { inTransaction, isLostRace, type Tx } from "#lib/data/client.ts";
import { assignNames, dropStaged, listStagedNames } from "#lib/data/import-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import { listPlatforms } from "#lib/data/platforms.ts";
import { readPolicyVersions } from "#lib/data/policies.ts";
import { listDealerAliases, listPlatformAliases } from "#lib/data/reference.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { nearSpellings } from "#lib/domain/importing/near-spelling.ts";
import { type ResolvedNames, resolveNames } from "#lib/domain/importing/resolve-names.ts";
import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { findZone, type Zone } from "#lib/domain/time/zone.ts";
import { refuseByNames } from "#lib/importing/refuse-by-names.ts";
import { keepRefused } from "#lib/importing/reject-staged.ts";
import { createReference } from "#lib/operations/create-reference.ts";

export type NamePlacing = {
  readonly importId: string;
  readonly mapping: Mapping;
  readonly options: ImportOptions;
  /** Zone of the file, and of platforms that it brings. */
  readonly zone: Zone;
  readonly now: Date;
  readonly rehearse: boolean;
};

/** What promises are computed by: the policies in force and the zones of platforms. */
export type PolicyContext = {
  readonly book: PolicyBook;
  readonly zones: ReadonlyMap<string, Zone>;
  readonly fileZone: Zone;
};

const shown = 100;
const DROP_ROWS = 2000;
/** Giving a million rows their ids is one statement. */
const settleTimeoutMs = 3_600_000;

/**
 * Finds what the dealers, platforms and service classes on the stage are, creates those that are new
 * (not in a rehearsal, which only says what it would create), and puts their ids on the stage. Rows
 * that cannot be taken whatever is known of their shipments leave the stage beforehand, so that they
 * bring no names.
 *
 * @param note writes what was found, in the transaction that creates and assigns
 */
export async function placeNames(
  scope: Scope,
  placing: NamePlacing,
  note: (tx: Tx, found: Partial<ImportCounts>, refusedRows: number) => Promise<void>,
): Promise<PolicyContext> {
  const { importId, mapping, options, zone, now, rehearse } = placing;
  const all = await findNames(scope, placing);
  const refused = await refuseByNames(scope, { ...all, importId, zone });
  for (let from = 0; from < refused.length; from += DROP_ROWS) {
    const some = refused.slice(from, from + DROP_ROWS);
    const rowNumbers = some.map(({ rowNumber }) => rowNumber);
    await inTransaction(scope, async (tx) => {
      await dropStaged(tx, importId, rowNumbers);
      await keepRefused(tx, importId, mapping, some);
    });
  }
  // A dealer that is refused as unknown may be a known one, spelled otherwise.
  const nearSpellings = nearOf(all.fileDealers, all.knownDealers, options).slice(0, shown);
  const { platforms } = await settleNames(scope, placing, async (tx, names) => {
    if (!rehearse) {
      await createReference(scope, tx, { ...names, importId, zone: zone.name, now });
    }
    await assignNames(tx, importId, names.dealers.ids, names.platforms.ids);
    await note(tx, { ...foundOf(names), nearSpellings }, refused.length);
  });
  return policyContext(scope, zone, rehearse ? platforms.create : []);
}

type Names = Awaited<ReturnType<typeof findNames>>;

/** Finds the names and settles them; looks again where another import was quicker to create one. */
async function settleNames(
  scope: Scope,
  placing: NamePlacing,
  settle: (tx: Tx, names: Names) => Promise<void>,
): Promise<Names> {
  for (let attemptsLeft = 3; ; attemptsLeft -= 1) {
    const names = await findNames(scope, placing);
    try {
      await inTransaction(scope, (tx) => settle(tx, names), settleTimeoutMs);
      return names;
    } catch (error) {
      if (attemptsLeft === 0 || !isLostRace(error)) throw error;
    }
  }
}

function foundOf({ dealers, platforms, classes }: Names): Partial<ImportCounts> {
  return {
    dealersNew: dealers.create.length,
    platformsNew: platforms.create.length,
    serviceClassesNew: classes.length,
    newDealers: dealers.create.slice(0, shown).map(({ name }) => name),
    newPlatforms: platforms.create.slice(0, shown).map(({ name }) => name),
    newServiceClasses: classes.slice(0, shown),
  };
}

async function findNames(scope: Scope, { importId, options }: NamePlacing) {
  const fileDealers = await listStagedNames(scope, importId, "dealer");
  const knownDealers = await listDealerAliases(scope);
  const merges = options.mergeDealers.map(({ spelling, dealer }) => ({ spelling, target: dealer }));
  const filePlatforms = await listStagedNames(scope, importId, "platform");
  const knownPlatforms = await listPlatformAliases(scope);
  return {
    fileDealers,
    knownDealers: knownDealers.filter(({ isDormant }) => !isDormant),
    dealers: resolveNames(fileDealers, knownDealers, merges, options.unknownDealers, newId),
    platforms: resolveNames(filePlatforms, knownPlatforms, [], options.unknownPlatforms, newId),
    classes: await newServiceClasses(scope, importId),
  };
}

async function newServiceClasses(scope: Scope, importId: string): Promise<string[]> {
  const known = new Set((await listServiceClasses(scope)).map(({ code }) => code));
  const used = await listStagedNames(scope, importId, "serviceClass");
  return used.map(({ key }) => key).filter((code) => !known.has(code));
}

/** Pairs still worth a look: what the user has merged already is not asked again. */
function nearOf(
  fileNames: readonly { name: string }[],
  known: readonly { name: string }[],
  options: ImportOptions,
): ImportCounts["nearSpellings"] {
  const settled = new Set(options.mergeDealers.map(({ spelling }) => spelling));
  return nearSpellings(
    fileNames.map(({ name }) => name).filter((name) => !settled.has(name)),
    known.map(({ name }) => name),
  ).map(({ name, near, isKnown, reason }) => ({ spelling: name, dealer: near, isKnown, reason }));
}

/** Policies and zones of all platforms, those that a rehearsal only imagines among them. */
export async function policyContext(
  scope: Scope,
  zone: Zone,
  imagined: ResolvedNames["create"] = [],
): Promise<PolicyContext> {
  const stored = await readPolicyVersions(scope);
  const zones = new Map<string, Zone>();
  for (const platform of await listPlatforms(scope)) {
    const found = findZone(platform.zone);
    if (found) zones.set(platform.id, found);
  }
  for (const { id } of imagined) zones.set(id, zone);
  const effectiveFromMs = 0;
  const book = new PolicyBook(
    [...stored.platforms, ...imagined.map(({ id }) => ({ id, zone: zone.name }))],
    [
      ...stored.calendars,
      ...imagined.map(({ id: platformId }) => ({
        id: newId(),
        platformId,
        effectiveFromMs,
        windows: DEFAULT_WINDOWS,
        exceptions: {},
      })),
    ],
    [
      ...stored.policies,
      ...imagined.flatMap(({ id: platformId }) =>
        DEFAULT_RULES.map((rule) => ({
          ...rule,
          id: newId(),
          platformId,
          dealerId: null,
          effectiveFromMs,
          cutoffMinutes: 0,
        })),
      ),
    ],
  );
  return { book, zones, fileZone: zone };
}
