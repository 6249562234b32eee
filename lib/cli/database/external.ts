import pg from "pg";
import { Refusal } from "#lib/cli/launch/refusal.ts";

const oldestVersion = 15;

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** What went wrong; a failed connection to a name with several addresses has a code, no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/**
 * Checks that the database behind DATABASE_URL can be used: it answers, is PostgreSQL 15 or newer,
 * and the role is no superuser (append-only tables bind every role but that one).
 * @throws Refusal in one line with the mend
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const question =
    "SELECT current_setting('server_version_num')::int / 10000 AS version, rolsuper FROM pg_roles WHERE rolname = current_user";
  try {
    await client.connect();
    const { rows } = await client.query(question);
    if (rows[0].version < oldestVersion) {
      throw new Refusal(
        `DATABASE_URL: the server is PostgreSQL ${rows[0].version}; it must be ${oldestVersion} or newer`,
      );
    }
    if (rows[0].rolsuper) {
      throw new Refusal(
        "DATABASE_URL: its role is a superuser, which the append-only tables do not bind; use an ordinary one: CREATE ROLE zhunda LOGIN PASSWORD '…'; CREATE DATABASE zhunda OWNER zhunda",
      );
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = reasonOf(error);
    throw new Refusal(
      `DATABASE_URL: ${withoutPassword(url)} cannot be used (${reason}); start it or correct the address, or unset DATABASE_URL to use the embedded database`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
