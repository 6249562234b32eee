import { notFound } from "next/navigation";
import { requireScope } from "#lib/auth/require-scope.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { findImport, type ImportItem } from "#lib/data/imports.ts";

/** The import that an address names; the page that says there is none where it is not. */
export async function findImportOr404(id: string): Promise<ImportItem> {
  const scope = await requireScope("imports:read");
  const parsed = idSchema.safeParse(id);
  const item = parsed.success ? await findImport(scope, parsed.data) : null;
  return item ?? notFound();
}
