import { createReadStream } from "node:fs";
import path from "node:path";
import { operatorScope } from "#lib/auth/scope.ts";
import { importOptionsSchema } from "#lib/contracts/import.ts";
import { findImport, type ImportItem } from "#lib/data/imports.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import { queueCheck, queueImport } from "#lib/importing/start-import.ts";
import { receiveUpload } from "#lib/operations/receive-upload.ts";
import { type Started, startScript } from "#tests/support/processes.ts";

const scope = operatorScope("imports:write");

/** A worker as a process of its own. */
export function startWorker(databaseUrl: string, dataDir: string): Started {
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  return startScript("lib/cli/main.ts", ["worker"], settings);
}

/** Uploads a file as a page does and queues its check; answers its id. */
export async function queueFileCheck(filePath: string, dataDir: string): Promise<string> {
  const { importId } = await receiveUpload(scope, {
    fileName: path.basename(filePath),
    body: createReadStream(filePath),
    uploadsDir: path.join(dataDir, "uploads"),
    now: new Date(),
    origin: "page",
    startedBy: null,
    check: describeUpload,
  });
  const { mapping } = await describeUpload(filePath);
  const options = importOptionsSchema.parse({ zone: "Asia/Shanghai" });
  await queueCheck(scope, importId, mapping, options, new Date());
  return importId;
}

/** Waits for an import to be as it is wanted; throws where it has failed. */
export async function waitForImport(
  importId: string,
  isWanted: (item: ImportItem) => boolean,
): Promise<ImportItem> {
  for (;;) {
    const item = await findImport(scope, importId);
    if (item && isWanted(item)) return item;
    if (!item || item.status === "failed") throw new Error(JSON.stringify(item?.error));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Uploads a file, has it checked and queues its import. */
export async function queueFile(filePath: string, dataDir: string): Promise<string> {
  const importId = await queueFileCheck(filePath, dataDir);
  await waitForImport(importId, ({ status }) => status === "checked");
  await queueImport(scope, importId, new Date());
  return importId;
}
