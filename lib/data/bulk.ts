import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Scope } from "#lib/auth/scope.ts";
import { bulkPool, type SqlTx, untilWon } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A transaction that can take rows by COPY. */
export type BulkTx = SqlTx & {
  /** Rows in the text format of COPY, whose every line ends with a newline. */
  copyIn(table: string, columns: readonly string[], lines: string): Promise<void>;
};

/**
 * inTransaction for many rows: on a connection of its own, past Prisma, which keeps the parameters of
 * its last hundred raw queries and costs as much as the database does. A commit is not waited for
 * until it is on the disk: whoever says that an import is done commits that in the ordinary way, and
 * the log is written in order.
 */
export function inBulkTransaction<T>(_scope: Scope, run: (tx: BulkTx) => Promise<T>): Promise<T> {
  return onConnection("BEGIN; SET LOCAL synchronous_commit = off", (client) =>
    run({ ...sqlTx(client), copyIn: copyInto(client) }),
  );
}

/** inTransaction for what is done all day long: past Prisma, and on the disk once it is done. */
export function inSqlTransaction<T>(_scope: Scope, run: (tx: SqlTx) => Promise<T>): Promise<T> {
  return onConnection("BEGIN", (client) => run(sqlTx(client)));
}

function onConnection<T>(begin: string, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return untilWon(async () => {
    const client = await bulkPool().connect();
    let broken: Error | undefined;
    const lose = (error: Error) => {
      broken = error;
    };
    client.on("error", lose);
    try {
      await client.query(begin);
      const result = await run(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch(lose);
      throw error;
    } finally {
      client.off("error", lose);
      client.release(broken);
    }
  });
}

function sqlTx(client: pg.PoolClient): SqlTx {
  const query = (strings: TemplateStringsArray, values: unknown[]) => {
    const { text, values: parameters } = Prisma.sql(strings, ...values);
    return client.query(text, parameters);
  };
  return {
    $queryRaw: async (strings, ...values) => (await query(strings, values)).rows,
    $executeRaw: async (strings, ...values) => (await query(strings, values)).rowCount ?? 0,
  };
}

function copyInto(client: pg.PoolClient): BulkTx["copyIn"] {
  return async (table, columns, lines) => {
    const copying = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
    await new Promise<void>((resolve, reject) => {
      copying.on("finish", resolve);
      copying.on("error", reject);
      copying.end(Buffer.from(lines));
    });
  };
}
