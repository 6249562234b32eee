import { useTranslations } from "next-intl";
import { FieldForm, type FieldFormState } from "#components/ui/field-form.tsx";

type Action = (state: FieldFormState, form: FormData) => Promise<FieldFormState>;

/** The form of a product; a new one (`known` null) is given its SKU, which stays. */
export function ProductForm({
  id,
  known,
  action,
}: {
  id: string;
  known: {
    readonly name: string;
    readonly nameEn: string | null;
    readonly brand: string | null;
    readonly line: string | null;
    readonly retired: boolean;
  } | null;
  action: Action;
}) {
  const t = useTranslations("products.edit");
  const text = (name: "name" | "nameEn" | "brand" | "line") =>
    ({ name, kind: "text", label: t(name), value: known?.[name] ?? "" }) as const;
  const sku = { name: "sku", kind: "text", label: t("sku"), hint: t("skuFixed") } as const;
  const retired = {
    name: "retired",
    kind: "check",
    label: t("retired"),
    value: known?.retired ? "yes" : "",
  } as const;
  return (
    <FieldForm
      action={action}
      hidden={{ id }}
      fields={[
        ...(known === null ? [sku] : []),
        text("name"),
        text("nameEn"),
        text("brand"),
        { ...text("line"), hint: t("lineHint") },
        ...(known === null ? [] : [retired]),
      ]}
      submit={t("submit")}
    />
  );
}
