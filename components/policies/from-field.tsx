import { useTranslations } from "next-intl";
import { Field, fieldClass } from "#components/policies/field.tsx";

/** From when on a version shall apply, in the platform's own time. */
export function FromField({
  zone,
  value,
  problem,
  onChange,
}: {
  zone: string;
  /** `YYYY-MM-DDTHH:MM`, as it was typed. */
  value: string;
  problem: string | null;
  onChange: (from: string) => void;
}) {
  const t = useTranslations("policies.form");
  return (
    <Field
      id="from"
      label={t("from", { zone })}
      help={t("fromHelp")}
      problem={problem}
      className="max-w-72"
    >
      {(described) => (
        <input
          {...described}
          className={fieldClass}
          type="datetime-local"
          name="from"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
