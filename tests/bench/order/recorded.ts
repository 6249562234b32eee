import pg from "pg";

/** A statement as it went to the server. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Notes the statements of every transaction that commits while `run` runs, on connections of pg
 * itself: Prisma's send theirs in another form.
 */
export async function recordTransactions(run: () => Promise<void>): Promise<Statement[][]> {
  const committed: Statement[][] = [];
  const open = new WeakMap<object, Statement[]>();
  const { prototype } = pg.Client;
  const query = prototype.query;
  Object.assign(prototype, {
    query(this: object, ...args: unknown[]) {
      const [text, values] = args;
      if (typeof text === "string") {
        const own = text === "BEGIN" ? [] : open.get(this);
        if (own && text !== "BEGIN" && text !== "COMMIT") {
          own.push({ text, values: Array.isArray(values) ? values : [] });
        }
        if (own) open.set(this, own);
        if (own && text === "COMMIT") committed.push(own);
      }
      return Reflect.apply(query, this, args);
    },
  });
  try {
    await run();
  } finally {
    Object.assign(prototype, { query });
  }
  return committed;
}

/** Sends recorded transactions again, as fast as so many bare connections can. Answers the seconds. */
export async function replay(
  url: string,
  transactions: readonly (readonly Statement[])[],
  connections: number,
): Promise<number> {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: url, options: "-c TimeZone=UTC -c jit=off" }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  const waiting = transactions.values();
  const startedMs = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (const statements of waiting) {
        await client.query("BEGIN");
        for (const { text, values } of statements) await client.query(text, [...values]);
        await client.query("COMMIT");
      }
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return seconds;
}
