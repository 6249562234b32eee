import { z } from "zod";
import { db, type SqlTx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import { type LinkKind, linkKinds } from "#lib/domain/accounts/link-kinds.ts";

/** A link that may still be followed; `personId` is null where it makes the first admin. */
export type OneTimeLink = {
  readonly kind: LinkKind;
  readonly personId: string | null;
  /** Whose password it sets. */
  readonly name: string | null;
  /** What names that person. */
  readonly own: readonly string[];
};

const linkRow = z
  .object({
    kind: z.enum(linkKinds),
    person_id: z.uuid().nullable(),
    name: z.string().nullable(),
    own: z.array(z.string()),
  })
  .transform(({ person_id: personId, ...row }): OneTimeLink => ({ personId, ...row }));

/** The link with this hash; null where there is none, or it is used, expired, or its person disabled. */
export async function findLink(tokenHash: string, now: Date): Promise<OneTimeLink | null> {
  const rows = await db().$queryRaw`
    SELECT l.kind, l.person_id, p.name,
      array_remove(ARRAY[p.email, p.mobile, p.login_name], NULL) AS own
    FROM one_time_link l LEFT JOIN person p ON p.id = l.person_id
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL
      AND l.expires_at > ${now}::timestamptz AND p.disabled IS NOT TRUE`;
  return z.array(linkRow).parse(rows)[0] ?? null;
}

/**
 * Uses a link up. Of two that do so at once the second waits for the first and finds it used.
 * @returns null where it cannot be followed, or not any more
 */
export async function takeLink(
  tx: SqlTx,
  tokenHash: string,
  now: Date,
): Promise<{ kind: LinkKind; personId: string | null } | null> {
  const rows = await tx.$queryRaw`
    UPDATE one_time_link l SET used_at = ${now}::timestamptz
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = l.person_id AND p.disabled)
    RETURNING kind, person_id`;
  const [row] = z
    .array(z.object({ kind: z.enum(linkKinds), person_id: z.uuid().nullable() }))
    .parse(rows);
  return row === undefined ? null : { kind: row.kind, personId: row.person_id };
}

/** Makes the links of somebody worthless that were not followed yet; null = those of a first admin. */
export async function spendLinks(tx: SqlTx, personId: string | null, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE one_time_link SET used_at = ${now}::timestamptz
    WHERE person_id IS NOT DISTINCT FROM ${personId}::uuid AND used_at IS NULL`;
}

export async function insertLink(
  tx: SqlTx,
  link: {
    readonly kind: LinkKind;
    readonly tokenHash: string;
    readonly personId: string | null;
    readonly madeBy: string | null;
    readonly expiresAt: Date;
  },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO one_time_link (id, kind, token_hash, person_id, made_by, expires_at, created_at)
    VALUES (${newId()}::uuid, ${link.kind}, ${link.tokenHash}, ${link.personId}::uuid,
      ${link.madeBy}::uuid, ${link.expiresAt}::timestamptz, ${now}::timestamptz)`;
}
