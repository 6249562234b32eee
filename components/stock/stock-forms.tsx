import { useTranslations } from "next-intl";
import { FieldForm, type FieldFormState } from "#components/ui/field-form.tsx";
import { adjustmentReasons, isAdjustmentReason } from "#lib/domain/catalogue/adjustment.ts";

type Action = (state: FieldFormState, form: FormData) => Promise<FieldFormState>;

/** The three forms that change a product's stock at a platform. */
export function StockForms({
  place,
  moveIds,
  moves,
  restockOn,
  today,
  receive,
  adjust,
  expect,
}: {
  place: { readonly platformId: string; readonly productId: string };
  /** New ids of the two moves, so that what is sent twice counts once. */
  moveIds: { readonly receipt: string; readonly adjustment: string };
  /** How many moves there are: a form begins anew when its own is among them, and only then, because
   * what a refused one says finds its form again by the key. */
  moves: number;
  restockOn: string | null;
  /** The civil date at the platform. */
  today: string;
  receive: Action;
  adjust: Action;
  expect: Action;
}) {
  const t = useTranslations("stock.forms");
  const reasons = useTranslations("stock.reason");
  const note = { name: "note", kind: "text", label: t("note") } as const;
  const options = Object.entries(adjustmentReasons).flatMap(([value, direction]) =>
    isAdjustmentReason(value)
      ? [{ value, label: `${direction > 0 ? "+" : "−"} ${reasons(value)}` }]
      : [],
  );
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
      <FieldForm
        key={`receipt ${moves}`}
        title={t("receive.title")}
        action={receive}
        hidden={{ ...place, id: moveIds.receipt }}
        fields={[{ name: "quantity", kind: "pieces", label: t("receive.quantity") }, note]}
        submit={t("receive.submit")}
      />
      <FieldForm
        key={`adjustment ${moves}`}
        title={t("adjust.title")}
        action={adjust}
        hidden={{ ...place, id: moveIds.adjustment }}
        fields={[
          {
            name: "reason",
            kind: "choice",
            label: t("adjust.reason"),
            choose: t("adjust.choose"),
            options,
          },
          { name: "quantity", kind: "pieces", label: t("adjust.quantity") },
          note,
        ]}
        submit={t("adjust.submit")}
        tone="plain"
      />
      <FieldForm
        key={`${place.platformId}${restockOn}`}
        title={t("expect.title")}
        action={expect}
        hidden={place}
        fields={[
          {
            name: "restockOn",
            kind: "date",
            label: t("expect.restockOn"),
            hint: t("expect.hint"),
            min: today,
            value: restockOn ?? "",
          },
        ]}
        submit={t("expect.submit")}
        tone="plain"
      />
    </div>
  );
}
