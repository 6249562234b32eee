import { prefixRange } from "#lib/domain/search/prefix-range.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Whether a column begins with a text, answered by the column's index under any collation. */
export function beginsWith(column: Prisma.Sql, prefix: string): Prisma.Sql {
  const { from, before } = prefixRange(prefix);
  const pattern = `${prefix.replace(/[\\%_]/g, "\\$&")}%`;
  const end = before === null ? Prisma.sql`TRUE` : Prisma.sql`${column} < ${before}`;
  return Prisma.sql`${column} >= ${from} AND ${end} AND ${column} LIKE ${pattern}`;
}
