import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LOOKED_THROUGH, TouchedShipments } from "#app/(admin)/import/[id]/touched.tsx";
import { undoAction } from "#app/(admin)/import/undo-action.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { UndoFigures } from "#components/importing/undo-figures.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { readUndoPreview } from "#lib/data/undo-preview.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** What undoing an import would do, and the button that does it. */
export async function UndoStep({ item }: { item: ImportItem }) {
  const scope = await requireScope("imports:read");
  const [t, preview] = await Promise.all([
    getTranslations("import.undo"),
    readUndoPreview(scope, item, LOOKED_THROUGH),
  ]);
  const { retract, restore, touched } = preview;
  const total = retract + restore;
  const isKnown = touched !== null;
  const told = (count: number) =>
    isKnown || count === 0 ? formatCount(count) : t("atMost", { count: formatCount(count) });
  const back = (
    <Link className="control" href={`/import/${item.id}`} prefetch={false}>
      {t("back")}
    </Link>
  );
  return (
    <>
      <Panel
        id="undo"
        title={t(isKnown ? "finding" : "findingAtMost", { total })}
        caption={t("caption")}
      >
        <UndoFigures
          figures={[
            { label: t("retract"), value: told(retract), note: t("retractNote") },
            { label: t("restore"), value: told(restore), note: t("restoreNote") },
            isKnown
              ? { label: t("touched"), value: formatCount(touched), note: t("touchedNote") }
              : { label: t("touched"), value: t("oneByOne"), note: t("oneByOneNote") },
          ]}
        />
        <p className="max-w-prose pb-4 text-ink-2">{total === 0 ? t("nothing") : t("text")}</p>
        {total === 0 ? (
          back
        ) : (
          <ActionForm
            action={undoAction}
            fields={{ id: item.id }}
            submits={[{ intent: "undo", label: t("confirm"), tone: "danger" }]}
            after={back}
          />
        )}
      </Panel>
      <TouchedShipments importId={item.id} total={touched ?? 0} />
    </>
  );
}
