import { userInfo } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { findImport, listImports } from "#lib/data/imports.ts";
import { listTouched, readUndoPreview } from "#lib/data/undo-preview.ts";
import { AppError } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { RunHandedOver } from "#lib/importing/import-run.ts";
import { isUndoable, undoImport } from "#lib/importing/undo-import.ts";

const scope = operatorScope("imports:write");
const LISTED = 20;
const NAMED = 1000;

const HELP = `
Without an import it lists the latest that can be undone. Shipments that somebody has touched since
stay as they are: they are named on stderr, and the exit status is then 1. The counts are one line of
JSON on stdout. An undoing that was stopped midway goes on when it is asked for again.`;

/** `import undo`: takes back what an import said, from the command line. */
export function importUndoCommand(): Command {
  return new Command("undo")
    .description("take back what an import brought and changed")
    .argument("[import]", "its id, as in the address of its page", readId)
    .option("--dry-run", "say what would be done; write nothing", false)
    .addHelpText("after", HELP)
    .action((importId: string | undefined, { dryRun }: { dryRun: boolean }) =>
      withDatabase(async () => {
        try {
          if (importId === undefined) await listUndoable();
          else if (dryRun) await preview(importId);
          else await undo(importId);
        } catch (error) {
          throw error instanceof AppError ? new Error(failureText(error, "en")) : error;
        }
      }),
    );
}

function readId(text: string): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new InvalidArgumentError(`"${text}" is no id of an import.`);
  return id.data;
}

async function listUndoable(): Promise<void> {
  const { items } = await listImports(scope, { page: 1, size: LISTED });
  for (const { id, createdAt, status, fileName } of items.filter(isUndoable)) {
    process.stdout.write(`${id}  ${createdAt.toISOString()}  ${status}  ${fileName}\n`);
  }
}

async function preview(importId: string): Promise<void> {
  const item = await findImport(scope, importId);
  if (!item) throw new AppError("not_found");
  if (!isUndoable(item)) throw new AppError("wrong_state", { what: item.status });
  const { retract, restore, touched } = await readUndoPreview(scope, item, null);
  await sayTouched(importId);
  say({ dryRun: true, retracted: retract, restored: restore, touched });
}

async function undo(importId: string): Promise<void> {
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  const tools = { clock: now, shouldStop: () => isStopped };
  const undoer = { device: "command", by: userInfo().username } as const;
  try {
    const { retracted, restored, touched } = await undoImport(scope, importId, undoer, tools);
    if (touched > 0) await sayTouched(importId);
    say({ dryRun: false, retracted, restored, touched });
  } catch (error) {
    if (!(error instanceof RunHandedOver)) throw error;
    throw new Error("stopped midway; the same command goes on with it");
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
  }
}

/** Names on stderr the shipments that stay, and what was said of them since. */
async function sayTouched(importId: string): Promise<void> {
  for (const row of await listTouched(scope, importId, NAMED, null)) {
    const { number, id, dealerName, what, fileName } = row;
    const since = fileName === null ? what : `${what}, by the import of ${fileName}`;
    process.stderr.write(`shipment ${number ?? id} of ${dealerName} stays: ${since}\n`);
    process.exitCode = 1;
  }
}

function say(summary: object): void {
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}
