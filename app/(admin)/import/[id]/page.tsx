import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { CheckedStep } from "#app/(admin)/import/[id]/checked-step.tsx";
import { DoneStep } from "#app/(admin)/import/[id]/done-step.tsx";
import { findImportOr404 } from "#app/(admin)/import/[id]/find.ts";
import { MapStep } from "#app/(admin)/import/[id]/map-step.tsx";
import { RunStep } from "#app/(admin)/import/[id]/run-step.tsx";
import { StoppedStep } from "#app/(admin)/import/[id]/stopped-step.tsx";
import { UndoStep } from "#app/(admin)/import/[id]/undo-step.tsx";
import { UndoingStep } from "#app/(admin)/import/[id]/undoing-step.tsx";
import { UndoneStep } from "#app/(admin)/import/[id]/undone-step.tsx";
import { parseAsText } from "#app/search-params.ts";
import { fileSize } from "#components/importing/file-size.ts";
import { ImportTime } from "#components/importing/import-time.tsx";
import { StatusWord } from "#components/importing/status-word.tsx";
import { type Step, Steps } from "#components/importing/steps.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { textEncodings } from "#lib/contracts/import.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { readCompany } from "#lib/data/settings.ts";
import { isUndoable } from "#lib/importing/undo-import.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const loadQuery = createLoader({
  step: parseAsStringLiteral(["map", "undo"]),
  sheet: parseAsText,
  encoding: parseAsStringLiteral(textEncodings),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findImportOr404((await params).id)).fileName };
}

export default async function ImportItemPage({ params, searchParams }: Props) {
  const item = await findImportOr404((await params).id);
  const { step: asked, sheet, encoding } = await loadQuery(searchParams);
  const { demo } = await readCompany(await requireScope("imports:read"));
  const step = stepOf(item, asked === "map");
  return (
    <>
      <Head item={item} />
      <Steps current={step} finished={item.status === "done" || item.status === "undone"} />
      {step === "map" ? (
        <MapStep item={item} sheet={sheet ?? undefined} encoding={encoding ?? undefined} />
      ) : asked === "undo" && isUndoable(item) && item.status !== "undoing" ? (
        <UndoStep item={item} />
      ) : (
        <Outcome item={item} demo={demo} />
      )}
    </>
  );
}

function Head({ item }: { item: ImportItem }) {
  const t = useTranslations("import.file");
  return (
    <PageHeader
      back={{ href: "/import", label: t("back") }}
      title={<span className="break-words">{item.fileName}</span>}
      meta={
        <span className="flex flex-wrap gap-x-4">
          <StatusWord status={item.status} />
          <span>{fileSize(item.fileBytes)}</span>
          <ImportTime at={item.createdAt} zone={item.options?.zone ?? "Asia/Shanghai"} />
        </span>
      }
    />
  );
}

function Outcome({ item, demo }: { item: ImportItem; demo: boolean }) {
  switch (item.status) {
    case "checking":
    case "importing":
      return <RunStep item={item} />;
    case "checked":
      return <CheckedStep item={item} demo={demo} />;
    case "done":
      return <DoneStep item={item} />;
    case "undoing":
      return <UndoingStep item={item} />;
    case "undone":
      return <UndoneStep item={item} />;
    default:
      return <StoppedStep item={item} />;
  }
}

const imported: ReadonlySet<ImportItem["status"]> = new Set([
  "importing",
  "done",
  "undoing",
  "undone",
]);

/** Columns may be matched anew as long as nothing runs and nothing is done. */
function stepOf({ status, counts }: ImportItem, isMapAsked: boolean): Step {
  if (imported.has(status)) return "import";
  if (status === "uploaded" || (status !== "checking" && isMapAsked)) return "map";
  return status !== "checked" && counts.mode === "import" ? "import" : "check";
}
