import { createReadStream } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { operatorScope } from "#lib/auth/scope.ts";
import { importOptionsSchema } from "#lib/contracts/import.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import type { RunMode } from "#lib/importing/import-run.ts";
import { startCheck, startUnchecked } from "#lib/importing/start-import.ts";
import { receiveUpload } from "#lib/operations/receive-upload.ts";

const scope = operatorScope("imports:write");

/** Writes text to a file of its own in a temporary folder. */
export async function writeTempFile(name: string, text: string | Uint8Array): Promise<string> {
  const filePath = path.join(await mkdtemp(path.join(tmpdir(), "import-")), name);
  await writeFile(filePath, text);
  return filePath;
}

type Wishes = {
  kind?: ImportKind;
  zone?: string;
  mapping?: Mapping;
  mode?: RunMode;
  now?: Date;
  options?: object;
};

/** Uploads a file, maps it by the product's own guess unless told otherwise, and runs it. */
export async function importFile(
  filePath: string,
  {
    kind,
    zone = "Asia/Shanghai",
    mapping,
    mode = "import",
    now = new Date(),
    options = {},
  }: Wishes = {},
): Promise<{ importId: string; counts: ImportCounts }> {
  const uploadsDir = await mkdtemp(path.join(tmpdir(), "uploads-"));
  const { importId } = await receiveUpload(scope, {
    fileName: path.basename(filePath),
    body: createReadStream(filePath),
    uploadsDir,
    kind,
    now,
    origin: "command",
    startedBy: null,
    check: describeUpload,
  });
  const described = await describeUpload(filePath, { kind });
  const given = {
    mapping: mapping ?? described.mapping,
    options: importOptionsSchema.parse({ zone, ...options }),
  };
  const tools = { clock: () => now };
  const run =
    mode === "check"
      ? await startCheck(scope, importId, given.mapping, given.options, tools)
      : await startUnchecked(scope, importId, given, tools);
  return { importId, counts: await run.done };
}
