import { useTranslations } from "next-intl";
import { Field, fieldClass } from "#components/policies/field.tsx";
import { FromField } from "#components/policies/from-field.tsx";
import {
  afterCloses,
  dayKinds,
  type PolicyField,
  type PolicyValues,
} from "#lib/contracts/policy-form.ts";

const kinds = ["within", "by"] as const;
const kindWords = { within: "form.kindWithin", by: "form.kindBy" } as const;
const narrow = "max-w-56";

/** The fields of a policy; those of the other kind of rule fold away, without JavaScript, too. */
export function PolicyFieldset({
  values,
  zone,
  problem,
  onChange,
}: {
  values: PolicyValues;
  zone: string;
  problem: (field: PolicyField) => string | null;
  onChange: (changes: Partial<PolicyValues>) => void;
}) {
  const t = useTranslations("policies");
  const text = (field: PolicyField, inputMode: "numeric" | "text" = "numeric") => ({
    name: field,
    value: values[field],
    inputMode,
    autoComplete: "off",
    maxLength: 20,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <div className="group/rule flex flex-col gap-5 pb-5">
      <fieldset aria-describedby={problem("kind") === null ? undefined : "kind-problem"}>
        <legend className="pb-1 font-bold">{t("form.kind")}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-11 items-center gap-2 lg:min-h-8">
            <input
              type="radio"
              className="radio radio-primary radio-xs"
              name="kind"
              value={kind}
              checked={values.kind === kind}
              onChange={() => onChange({ kind })}
            />
            {t(kindWords[kind])}
          </label>
        ))}
        {problem("kind") === null ? null : (
          <p id="kind-problem" className="mt-1 text-xs text-bad">
            {problem("kind")}
          </p>
        )}
      </fieldset>
      <div className="flex flex-col gap-5 group-has-[input[value=by]:checked]/rule:hidden">
        <Field id="budget" label={t("form.budget")} problem={problem("budget")} className={narrow}>
          {(described) => <input {...described} className={fieldClass} {...text("budget")} />}
        </Field>
        <Choice
          name="after"
          legend={t("form.after")}
          options={afterCloses.map((value) => ({ value, label: t(`rule.${value}`) }))}
          chosen={values.after}
          onChoose={(after) => onChange({ after })}
        />
      </div>
      <div className="flex flex-col gap-5 group-has-[input[value=within]:checked]/rule:hidden">
        <div className="flex flex-wrap gap-5">
          <Field id="days" label={t("form.days")} problem={problem("days")} className={narrow}>
            {(described) => <input {...described} className={fieldClass} {...text("days")} />}
          </Field>
          <Field
            id="time"
            label={t("form.time")}
            help={t("form.timeHelp")}
            problem={problem("time")}
            className={narrow}
          >
            {(described) => (
              <input {...described} className={fieldClass} {...text("time", "text")} />
            )}
          </Field>
        </div>
        <Choice
          name="dayKind"
          legend={t("form.dayKind")}
          options={dayKinds.map((value) => ({ value, label: t(`form.${value}`) }))}
          chosen={values.dayKind}
          onChoose={(dayKind) => onChange({ dayKind })}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="cutoff"
          label={t("form.cutoff")}
          help={t("form.cutoffHelp")}
          problem={problem("cutoff")}
        >
          {(described) => <input {...described} className={fieldClass} {...text("cutoff")} />}
        </Field>
        <Field
          id="transit"
          label={t("form.transit")}
          help={t("form.transitHelp")}
          problem={problem("transit")}
        >
          {(described) => <input {...described} className={fieldClass} {...text("transit")} />}
        </Field>
      </div>
      <FromField
        zone={zone}
        value={values.from}
        problem={problem("from")}
        onChange={(from) => onChange({ from })}
      />
    </div>
  );
}

function Choice({
  name,
  legend,
  options,
  chosen,
  onChoose,
}: {
  name: string;
  legend: string;
  options: readonly { readonly value: string; readonly label: string }[];
  chosen: string;
  onChoose: (value: string) => void;
}) {
  return (
    <fieldset>
      <legend className="pb-1 font-bold">{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 items-center gap-2 lg:min-h-8">
          <input
            type="radio"
            className="radio radio-primary radio-xs"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
