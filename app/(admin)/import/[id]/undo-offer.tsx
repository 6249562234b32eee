import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ImportItem } from "#lib/data/imports.ts";
import { isUndoable } from "#lib/importing/undo-import.ts";

/** The way to undoing an import, where it can be undone. */
export function UndoOffer({ item }: { item: ImportItem }) {
  const t = useTranslations("import.undo");
  if (!isUndoable(item)) return null;
  return (
    <section aria-labelledby="undo-title" className="border-t border-line-1 py-3">
      <h2 id="undo-title" className="text-title font-bold">
        {t("offer")}
      </h2>
      <p className="max-w-prose pb-3 text-ink-2">{t("offerText")}</p>
      <Link className="control" href={`/import/${item.id}?step=undo`} prefetch={false}>
        {t("look")}
      </Link>
    </section>
  );
}
