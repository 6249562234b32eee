import type { TextEncoding } from "#lib/contracts/import.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { describeUpload, type UploadDescription } from "#lib/importing/describe-upload.ts";

const kept = new Map<string, Promise<UploadDescription>>();
const keptAtMost = 20;

/**
 * What a person needs to see of an import's file. Kept for the last few: the file never changes, and a
 * workbook of 200,000 rows takes seconds to open.
 */
export function describeImport(
  { id, kind, filePath }: ImportItem,
  sheet?: string,
  encoding?: TextEncoding,
): Promise<UploadDescription> {
  const key = JSON.stringify([id, kind, sheet, encoding]);
  const known = kept.get(key);
  if (known) return known;
  const described = describeUpload(filePath, { sheet, encoding, kind });
  kept.set(key, described);
  described.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(oldest);
  }
  return described;
}
