import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { checkAction, chooseKindAction } from "#app/(admin)/import/actions.ts";
import { describeImport } from "#app/(admin)/import/describe-import.ts";
import { EncodingLinks } from "#components/importing/encoding-links.tsx";
import { FilePreview } from "#components/importing/file-preview.tsx";
import { KindForm } from "#components/importing/kind-form.tsx";
import { MappingForm } from "#components/importing/mapping-form.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { TextEncoding } from "#lib/contracts/import.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { mappingValuesOf } from "#lib/contracts/mapping-form.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { AppError } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";

const SAMPLES = 3;
const SAMPLE_CHARS = 40;
const PREVIEW_CHARS = 120;
const zoneNames = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** Step 1: what each column of the file is. */
export async function MapStep({
  item,
  sheet,
  encoding,
}: {
  item: ImportItem;
  sheet: string | undefined;
  /** Chosen by hand on this page; else what was, or what the content says. */
  encoding: TextEncoding | undefined;
}) {
  const { kind } = item;
  const [t, locale, messages] = await Promise.all([
    getTranslations("import.mapping"),
    getLocale(),
    getMessages(),
  ]);
  const wanted = sheet ?? item.options?.sheet;
  const read = encoding ?? item.options?.encoding;
  const described = await describeImport(item, wanted, read).catch((error: unknown) => {
    if (error instanceof AppError) return failureText(error, locale, item.options?.zone);
    throw error;
  });
  if (typeof described === "string") {
    return (
      <>
        <p className="py-4 text-bad">{described}</p>
        <EncodingLinks importId={item.id} detected={null} current={read} />
      </>
    );
  }

  const isAsBefore = wanted === item.options?.sheet && read === item.options?.encoding;
  const mapping = (isAsBefore ? item.mapping : null) ?? described.mapping;
  const initial = mappingValuesOf(mapping, {
    zone: item.options?.zone ?? "Asia/Shanghai",
    dateOrder: item.options?.dateOrder ?? "auto",
    unknownDealers: item.options?.unknownDealers ?? "create",
    unknownPlatforms: item.options?.unknownPlatforms ?? "create",
    sheet: wanted ?? "",
    encoding: read ?? "",
  });
  const columns = described.header.map((header, index) => ({
    index,
    header,
    samples: samplesOf(described.sampleRows.map(({ cells }) => cells[index] ?? "")),
    guess: described.guesses[index] ?? { field: null, confidence: 0, reason: null },
  }));
  const found = described.guesses.filter(({ field }) => field !== null).length;
  const {
    mapping: words,
    field,
    fieldHelp,
    referenceHelp,
    order,
    refusal,
    fileKind,
    unknownReason,
    state,
    role,
  } = messages.import;
  const clientWords = {
    import: {
      mapping: words,
      field,
      fieldHelp,
      referenceHelp,
      order,
      refusal,
      fileKind,
      unknownReason,
      state,
      role,
    },
  };
  return (
    <Panel
      id="mapping"
      title={t("finding", { found })}
      caption={t("caption", { columns: columns.length, row: described.headerRowNumber })}
    >
      <KindForm importId={item.id} kind={kind} action={chooseKindAction} />
      {described.detected === null ? null : (
        <EncodingLinks importId={item.id} detected={described.detected} current={read} />
      )}
      {described.sheets.length > 1 ? (
        <nav aria-label={t("sheet")} className="flex flex-wrap items-center gap-2 py-2">
          <span className="text-ink-3">{t("sheet")}</span>
          {described.sheets.map((name) => (
            <Link
              key={name}
              className="control aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-bold"
              aria-current={name === described.sheet ? "true" : undefined}
              href={hrefTo(`/import/${item.id}`, { step: "map", sheet: name })}
              prefetch={false}
            >
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      <div className="pt-2 pb-4">
        <NextIntlClientProvider messages={clientWords}>
          <MappingForm
            key={`${kind} ${described.sheet} ${described.encoding}`}
            importId={item.id}
            kind={kind}
            initial={initial}
            columns={columns}
            action={checkAction}
            zones={
              <datalist id="zones">
                {zoneNames.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            }
          />
        </NextIntlClientProvider>
      </div>
      <FilePreview columns={columns} rows={described.sampleRows.map(shortened)} />
    </Panel>
  );
}

/** The first values of a column that differ and are not blank. */
function samplesOf(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.trim().slice(0, SAMPLE_CHARS));
  return [...new Set(texts.filter((text) => text !== ""))].slice(0, SAMPLES);
}

/** A row for the preview: a cell may hold 32,767 characters. */
function shortened({ rowNumber, cells }: { rowNumber: number; cells: readonly string[] }) {
  return { rowNumber, cells: cells.map((cell) => cell.slice(0, PREVIEW_CHARS)) };
}
