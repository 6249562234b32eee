import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { operatorScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { putPassword } from "#lib/data/accounts.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { readCompany, readDemoPeople, writeSetting } from "#lib/data/settings.ts";
import {
  DEMO_BUYER_OF,
  type DemoPerson,
  demoAccounts,
  demoDrivers,
} from "#prisma/seed/demo/accounts.ts";
import { FOUNDED_AT_MS } from "#prisma/seed/demo/network.ts";

const createdAt = new Date(FOUNDED_AT_MS);

/**
 * Puts the demo's people, one a role and more drivers, where the demo is and they never were: into a
 * new database, and into one whose demo is older than they are.
 */
export async function seedPeople(): Promise<void> {
  const scope = operatorScope("people:write");
  if (!(await readCompany(scope)).demo) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await inTransaction(scope, async (tx) => {
    // Processes that start at once wait here for the first.
    await tx.$executeRaw`LOCK TABLE person IN EXCLUSIVE MODE`;
    const known = new Set(await readDemoPeople(tx));
    const isNew = ({ id }: DemoPerson) => !known.has(id);
    const accounts = demoAccounts.filter(isNew);
    const added = [...accounts, ...demoDrivers.filter(isNew)];
    if (added.length === 0) return;
    await insertPeople(tx, added);
    for (const { id } of accounts) await putPassword(tx, id, passwordHash, createdAt);
    const ids = [...known, ...added.map(({ id }) => id)];
    await writeSetting(tx, "demo_people", ids, now());
  });
}

async function insertPeople(tx: Tx, people: readonly DemoPerson[]): Promise<void> {
  await tx.person.createMany({
    data: people.map(({ scope: _, ...person }) => ({
      ...person,
      loginName: demoAccounts.some(({ id }) => id === person.id) ? person.role : null,
      createdAt,
      updatedAt: createdAt,
    })),
  });
  const scopes = people.flatMap(({ id, scope }) =>
    scope === null ? [] : [{ personId: id, ...scope }],
  );
  await tx.personScope.createMany({ data: scopes });
  await tx.$executeRaw`
    INSERT INTO person_scope (person_id, kind, subject_id)
    SELECT p.id, 'dealer', d.id FROM person p, dealer d
    WHERE p.id = ANY(${people.map(({ id }) => id)}::uuid[]) AND p.role = 'dealer'
      AND d.name = ${DEMO_BUYER_OF}`;
}
