import { getTranslations } from "next-intl/server";
import { pasteAction } from "#app/(dealer)/order/actions.ts";
import { type OrderAddress, orderParams } from "#components/ordering/order-href.ts";
import { PasteForm } from "#components/ordering/paste-form.tsx";

/** A whole list at once, folded while a basket is being filled otherwise. */
export async function PasteStep({ address, isOpen }: { address: OrderAddress; isOpen: boolean }) {
  const t = await getTranslations("order.paste");
  const kept = Object.entries(orderParams({ ...address, search: null })).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value] as const),
  );
  return (
    <details open={isOpen} className="border-t border-line-1">
      <summary className="flex min-h-11 items-center text-accent">{t("title")}</summary>
      <PasteForm
        action={pasteAction}
        kept={kept}
        words={{
          label: t("label"),
          hint: t("hint"),
          file: t("file"),
          submit: t("submit"),
          take: t("take"),
          unknown: t("unknown"),
          quantityMissing: t("quantityMissing"),
          quantityBad: t("quantityBad"),
          several: t("several"),
          leftOut: t("leftOut"),
        }}
      />
    </details>
  );
}
