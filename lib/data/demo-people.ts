import { z } from "zod";
import { type Role, roles } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { readCompany, readDemoPeople } from "#lib/data/settings.ts";

/** Somebody of the demo as the sign-in page offers them; `reach` names what they see, where limited. */
export type DemoPerson = {
  readonly role: Role;
  readonly name: string;
  readonly loginName: string;
  readonly reach: string | null;
};

const demoRow = z
  .object({
    role: z.enum(roles),
    name: z.string(),
    login_name: z.string(),
    reach: z.string().nullable(),
  })
  .transform(({ login_name: loginName, ...row }): DemoPerson => ({ loginName, ...row }));

/**
 * The people of the demo who may sign in, in the order of the roles; none once the demo is gone. They
 * are shown to everybody: their password is printed in the README.
 */
export async function listDemoPeople(scope: Scope): Promise<DemoPerson[]> {
  if (!(await readCompany(scope)).demo) return [];
  const ids = (await readDemoPeople(db())) ?? [];
  const rows = await db().$queryRaw`
    SELECT p.role, p.name, p.login_name,
      (SELECT coalesce(d.name, pl.name, r.name) FROM person_scope s
        LEFT JOIN dealer d ON s.kind = 'dealer' AND d.id = s.subject_id
        LEFT JOIN platform pl ON s.kind = 'platform' AND pl.id = s.subject_id
        LEFT JOIN region r ON s.kind = 'region' AND r.id = s.subject_id
        WHERE s.person_id = p.id LIMIT 1) AS reach
    FROM person p
    WHERE p.id = ANY(${ids}::uuid[]) AND NOT p.disabled AND p.login_name IS NOT NULL`;
  const people = z.array(demoRow).parse(rows);
  return people.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}
