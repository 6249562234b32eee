import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { operatorScope } from "#lib/auth/require-scope.ts";
import { progressLine } from "#lib/cli/commands/import-progress-line.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { importOptionsSchema } from "#lib/contracts/import.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { streamRejectedRows } from "#lib/data/rejected-rows.ts";
import { isDeliveryField, type Mapping } from "#lib/domain/importing/fields.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { failureText, refusalText } from "#lib/i18n/refusal-text.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import { startCheck, startUnchecked } from "#lib/importing/start-import.ts";
import { receiveUpload } from "#lib/operations/receive-upload.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";

type MapEntry = { field: keyof Mapping; kind: "column" | "constant"; text: string };

type Options = {
  map: MapEntry[];
  zone: string;
  dateOrder: string;
  sheet?: string;
  unknownDealers: string;
  unknownPlatforms: string;
  replaceDemo: boolean;
  dryRun: boolean;
  lang: Locale;
};

const scope = operatorScope("imports:write");

/** `import deliveries`: a file of deliveries, read, checked and taken in from the command line. */
export function importDeliveriesCommand(): Command {
  return new Command("deliveries")
    .description("a file of deliveries (CSV, TSV or XLSX): one row a shipment or a line of one")
    .argument("<file>", "the file")
    .addOption(
      new Option(
        "--map <field=column>",
        "a field and its column's header, or field:=value for every row; repeat or separate by commas",
      )
        .argParser(readMap)
        .default([], "guessed from the headers, as is every field not named"),
    )
    .requiredOption(
      "--zone <zone>",
      "IANA zone of the times in the file, such as Asia/Shanghai",
      readZone,
    )
    .option("--date-order <order>", "what 11/12/2026 means: auto, ymd, dmy or mdy", "auto")
    .option("--sheet <name>", "the sheet of a workbook; the first unless named")
    .option("--unknown-dealers <what>", "create or refuse dealers that are not known", "create")
    .option("--unknown-platforms <what>", "create or refuse platforms that are not known", "create")
    .option("--replace-demo", "empty the database of the demo first", false)
    .option("--dry-run", "check the file and say what would be done; write nothing", false)
    .option("--lang <lang>", "language of the reasons for rejected rows: zh or en", readLang, "en")
    .action((file: string, options: Options) =>
      withDatabase(() => importDeliveries(file, options)),
    );
}

async function importDeliveries(file: string, options: Options): Promise<void> {
  const parsed = importOptionsSchema.safeParse({
    zone: options.zone,
    dateOrder: options.dateOrder,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    unknownDealers: options.unknownDealers,
    unknownPlatforms: options.unknownPlatforms,
  });
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    );
  await stat(file).catch(() => Promise.reject(new Error(`${file}: no such file`)));
  try {
    const described = await describeUpload(file, options.sheet);
    const mapping = { ...described.mapping, ...mappingOf(options.map, described.header) };
    if (options.replaceDemo && !options.dryRun) await replaceDemo(scope, now());
    const { importId } = await receiveUpload(scope, {
      fileName: path.basename(file),
      body: createReadStream(file),
      uploadsDir: path.join(env().DATA_DIR, "uploads"),
      now: now(),
      check: describeUpload,
    });
    sayMapping(mapping);
    const tools = { clock: now, onProgress: progressLine(process.stderr) };
    const run = options.dryRun
      ? await startCheck(scope, importId, mapping, parsed.data, tools)
      : await startUnchecked(scope, importId, { mapping, options: parsed.data }, tools);
    const counts = await run.done;
    await sayRejected(importId, options);
    sayCounts(counts, options.dryRun);
  } catch (error) {
    if (error instanceof AppError) throw new Error(failureText(error, options.lang, options.zone));
    throw error;
  }
}

function readMap(text: string, earlier: MapEntry[]): MapEntry[] {
  return [
    ...earlier,
    // A comma inside a header is not followed by "field=".
    ...text.split(/,(?=\s*\w+\s*:?=)/).map((pair): MapEntry => {
      const [, field = "", sign = "", value = ""] =
        /^\s*(\w+)\s*(:?=)\s*(.+?)\s*$/.exec(pair) ?? [];
      if (!isDeliveryField(field)) {
        throw new InvalidArgumentError(`Not field=column or field:=value: "${pair}".`);
      }
      return { field, kind: sign === "=" ? "column" : "constant", text: value };
    }),
  ];
}

function readZone(text: string): string {
  const zone = findZone(text);
  if (!zone) throw new InvalidArgumentError(`Not an IANA zone: "${text}".`);
  return zone.name;
}

function readLang(text: string): Locale {
  if (text === "en") return "en";
  if (text === "zh") return "zh-CN";
  throw new InvalidArgumentError('Say "zh" or "en".');
}

function mappingOf(entries: readonly MapEntry[], header: readonly string[]): Mapping {
  return Object.fromEntries(
    entries.map(({ field, kind, text }) => {
      if (kind === "constant") return [field, { kind, value: text }];
      const index = header.indexOf(text);
      if (index === -1) {
        throw new Error(`no column "${text}" for ${field}; the file has: ${header.join(", ")}`);
      }
      return [field, { kind, index, header: text }];
    }),
  );
}

function sayMapping(mapping: Mapping): void {
  for (const [field, source] of Object.entries(mapping)) {
    if (!source) continue;
    const from = source.kind === "column" ? `column "${source.header}"` : `"${source.value}"`;
    process.stderr.write(`${field} = ${from}\n`);
  }
}

async function sayRejected(importId: string, { lang, zone }: Options): Promise<void> {
  for await (const { rowNumber, column, code, params } of streamRejectedRows(scope, importId)) {
    const where = column === null ? "" : ` ${column}:`;
    process.stderr.write(
      `row ${rowNumber}:${where} ${refusalText({ code, params }, lang, zone)}\n`,
    );
    process.exitCode = 1;
  }
}

function sayCounts(counts: ImportCounts, isDryRun: boolean): void {
  const { rowsRead, rowsRejected, shipmentsNew, shipmentsChanged, shipmentsUnchanged } = counts;
  const { eventsAdded, correctionsAdded, linesAdded, dealersNew, platformsNew, nearSpellings } =
    counts;
  for (const { spelling, dealer } of nearSpellings) {
    process.stderr.write(`perhaps one dealer: "${spelling}" and "${dealer}"\n`);
  }
  const summary = {
    dryRun: isDryRun,
    rowsRead,
    rowsRejected,
    shipmentsNew,
    shipmentsChanged,
    shipmentsUnchanged,
    eventsAdded,
    correctionsAdded,
    linesAdded,
    dealersNew,
    platformsNew,
  };
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}
