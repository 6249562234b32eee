import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { TouchedShipments } from "#app/(admin)/import/[id]/touched.tsx";
import { UndoFigures } from "#components/importing/undo-figures.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ImportItem } from "#lib/data/imports.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** An import that was undone: when, what became of its shipments, and which of them stayed. */
export async function UndoneStep({ item }: { item: ImportItem }) {
  const [t, locale] = await Promise.all([getTranslations("import.undo"), getLocale()]);
  const { retracted = 0, restored = 0, touched = 0 } = item.counts.undo ?? {};
  const at = item.undoneAt && formatInstant(item.undoneAt, item.options?.zone ?? "UTC", locale);
  return (
    <>
      <Panel
        id="undone"
        title={t("done", { touched })}
        {...(at !== null && { caption: t("doneCaption", { at }) })}
      >
        <UndoFigures
          figures={[
            { label: t("doneRetracted"), value: formatCount(retracted) },
            { label: t("doneRestored"), value: formatCount(restored) },
            { label: t("touched"), value: formatCount(touched), note: t("touchedNote") },
          ]}
        />
        <p className="max-w-prose pb-4 text-ink-2">{t("text")}</p>
        <div className="flex flex-wrap gap-2">
          <Link className="btn btn-primary h-11 px-4 font-bold lg:h-8" href="/import">
            {t("next")}
          </Link>
          {touched > 0 ? (
            <Link className="control" href={`/import/${item.id}?step=undo`} prefetch={false}>
              {t("rest")}
            </Link>
          ) : null}
        </div>
      </Panel>
      <TouchedShipments importId={item.id} total={touched} />
    </>
  );
}
