import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { userInfo } from "node:os";
import path from "node:path";
import { type Command, Option } from "commander";
import { operatorScope } from "#lib/auth/scope.ts";
import {
  type MapEntry,
  mapFields,
  mapReader,
  readMerge,
} from "#lib/cli/commands/import-arguments.ts";
import { progressLine } from "#lib/cli/commands/import-progress-line.ts";
import {
  sayCounts,
  sayMapping,
  sayNearSpellings,
  sayRejected,
} from "#lib/cli/commands/import-report.ts";
import { stopOnInterrupt } from "#lib/cli/commands/stop-on-interrupt.ts";
import { linkAddress } from "#lib/cli/commands/user-links.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { type ImportOptions, importOptionsSchema, textEncodings } from "#lib/contracts/import.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { checkKindMapping } from "#lib/domain/importing/check-kind-mapping.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { type ImportKind, kindFields } from "#lib/domain/importing/kinds.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { failureText, refusalText } from "#lib/i18n/refusal-text.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import {
  queueUnchecked,
  type StartedRun,
  startCheck,
  startImport,
  startUnchecked,
} from "#lib/importing/start-import.ts";
import { discardImport } from "#lib/operations/discard-import.ts";
import { receiveUpload } from "#lib/operations/receive-upload.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";

/** What the commands of all kinds take. */
export type FileOptions = {
  map: MapEntry[];
  merge: ImportOptions["mergeDealers"];
  sheet?: string;
  encoding?: string;
  near: "warn" | "refuse";
  replaceDemo: boolean;
  dryRun: boolean;
  queue: boolean;
  lang: "en" | "zh";
};

/** What has been asked for, and found fit to be tried. */
type Given = Pick<FileOptions, "near" | "replaceDemo" | "dryRun" | "queue"> & {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: Mapping;
  readonly options: ImportOptions;
  readonly locale: Locale;
};

const scope = operatorScope("imports:write");

/** A command that imports a file of one kind, with the options that all kinds take. */
export function withFileOptions(command: Command, kind: ImportKind): Command {
  return command
    .argument("<file>", "the file")
    .addOption(
      new Option(
        "--map <field=column>",
        "a field's column by its header, field:=value for every row, or field= for no column; repeat or separate by commas",
      )
        .argParser(mapReader(kindFields[kind]))
        .default([], "guessed"),
    )
    .option("--sheet <name>", "the sheet of a workbook; the first unless named")
    .addOption(
      new Option(
        "--encoding <name>",
        "the encoding of a text file; what its content says unless named",
      ).choices(textEncodings),
    )
    .addOption(
      new Option(
        "--merge <spelling=dealer>",
        "a spelling in the file stands for that dealer; repeat",
      )
        .argParser(readMerge)
        .default([], "none"),
    )
    .addOption(
      choice("--near <what>", "dealers spelled nearly alike: say so, or write nothing and stop", [
        "warn",
        "refuse",
      ]),
    )
    .option("--replace-demo", "empty the database of the demo first", false)
    .option("--dry-run", "check the file and say what would be done; write nothing", false)
    .addOption(
      new Option("--queue", "leave the import to the worker of the app and return at once")
        .conflicts(["dryRun"])
        .default(false),
    )
    .addOption(choice("--lang <lang>", "language of the reasons for rejected rows", ["en", "zh"]));
}

/** An option with the first of its choices as the default. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).default(choices[0]);
}

/** Imports a file as the command line asks; what fails is told in its language. */
export async function importFromCommand(
  kind: ImportKind,
  file: string,
  options: FileOptions,
  reading: Readonly<Record<string, unknown>> & { readonly zone: string },
  command: Command,
): Promise<void> {
  try {
    const given = await understand(kind, file, options, reading, command);
    await withDatabase(() => importGiven(given));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Error(failureText(error, localeOf(options), reading.zone));
  }
}

/** Reads the file's header and fits the arguments to it; what does not fit is a usage error. */
async function understand(
  kind: ImportKind,
  file: string,
  options: FileOptions,
  reading: Readonly<Record<string, unknown>>,
  command: Command,
): Promise<Given> {
  const { near, replaceDemo, dryRun, queue, sheet, encoding, map, merge } = options;
  const locale = localeOf(options);
  if (queue && near === "refuse") {
    return command.error("error: --near refuse stops before writing, and --queue does not wait");
  }
  const parsed = importOptionsSchema.safeParse({
    ...reading,
    mergeDealers: merge,
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
  });
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return command.error(`error: ${issues.join("; ")}`);
  }
  await stat(file).catch(() => Promise.reject(new Error(`${file}: no such file`)));
  const { mapping: guessed, header } = await describeUpload(file, {
    sheet,
    encoding: parsed.data.encoding,
    kind,
  });
  const { mapping, missing } = mapFields(guessed, map, header);
  const problems =
    missing.length > 0
      ? missing.map((entry) => `There is no column "${entry.header}" for ${entry.field}.`)
      : checkKindMapping(kind, mapping, header).map((refusal) => refusalText(refusal, locale));
  if (problems.length > 0) {
    const columns = header.map((text) => text.trim()).join(", ");
    return command.error(`error: ${problems.join(" ")}\nThe file's columns: ${columns}`);
  }
  return { kind, file, mapping, options: parsed.data, locale, near, replaceDemo, dryRun, queue };
}

async function importGiven(given: Given): Promise<void> {
  const { kind, file, mapping, options, near, dryRun } = given;
  if (given.replaceDemo && !dryRun) {
    const { setupToken } = await replaceDemo(operatorScope("settings:write"), now());
    if (setupToken !== null) {
      process.stderr.write(`Make the first admin: ${linkAddress(setupToken)}\n`);
    }
  }
  const { importId } = await receiveUpload(scope, {
    kind,
    fileName: path.basename(file),
    body: createReadStream(file),
    uploadsDir: path.join(env().DATA_DIR, "uploads"),
    now: now(),
    origin: "command",
    startedBy: userInfo().username,
    check: (filePath) =>
      describeUpload(filePath, { sheet: options.sheet, encoding: options.encoding, kind }),
  });
  sayMapping(mapping);
  if (given.queue) {
    await queueUnchecked(scope, importId, { mapping, options }, now());
    process.stderr.write(`queued: its page is /import/${importId}\n`);
    return;
  }
  const progress = progressLine(process.stderr);
  const tools = { clock: now, onProgress: progress.draw };
  const end = (run: StartedRun) =>
    stopOnInterrupt(scope, importId, () => run.done.finally(progress.end));

  if (!dryRun && near === "warn") {
    const run = await startUnchecked(scope, importId, { mapping, options }, tools);
    return report(importId, await end(run), given);
  }
  let isToStay = !dryRun;
  try {
    const found = await end(await startCheck(scope, importId, mapping, options, tools));
    const isRefused = near === "refuse" && found.nearSpellings.length > 0;
    isToStay &&= !isRefused;
    if (isToStay)
      return report(importId, await end(await startImport(scope, importId, tools)), given);
    await report(importId, found, { ...given, dryRun: true });
    if (isRefused) {
      throw new Error("nothing was written: settle these spellings by --merge, or by --near warn");
    }
  } finally {
    if (!isToStay) await discardImport(scope, importId, now());
  }
}

async function report(importId: string, counts: ImportCounts, given: Given): Promise<void> {
  await sayRejected(scope, importId, given.locale, given.options.zone);
  sayNearSpellings(counts);
  sayCounts(given.kind, counts, given.dryRun);
}

function localeOf({ lang }: Pick<FileOptions, "lang">): Locale {
  return lang === "zh" ? "zh-CN" : "en";
}
