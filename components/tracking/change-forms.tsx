import { useLocale, useTranslations } from "next-intl";
import type { ActionState } from "#components/importing/action-form.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { FoldedForm } from "#components/ui/folded-form.tsx";
import { formatInstant } from "#lib/i18n/format-time.ts";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

const cancelReasons = ["ordered_by_mistake", "ordered_twice", "project_postponed"] as const;
const laterReasons = [
  "dealer_asked_another_day",
  "site_closed",
  "consignee_absent",
  "project_postponed",
] as const;

/** Cancels what has not left yet; staff say whose decision it is. */
export function CancelForm({
  action,
  fields,
  title,
  asksWhose,
}: {
  action: Action;
  fields: Readonly<Record<string, string>>;
  title: string;
  asksWhose: boolean;
}) {
  const t = useTranslations("orders.change");
  return (
    <FoldedForm
      title={title}
      action={action}
      fields={fields}
      submit={t("cancelSubmit")}
      tone="error"
    >
      {asksWhose ? (
        <Choice
          name="by"
          label={t("whose")}
          options={(["dealer", "distributor"] as const).map((by) => ({
            value: by,
            label: t(`by.${by}`),
          }))}
        />
      ) : null}
      <Reasons reasons={cancelReasons} />
    </FoldedForm>
  );
}

/** Asks for a later time: the choices are those that the platform keeps. */
export function RescheduleForm({
  action,
  fields,
  choices,
  zone,
}: {
  action: Action;
  fields: Readonly<Record<string, string>>;
  choices: readonly { readonly dueAtMs: number }[];
  zone: string;
}) {
  const t = useTranslations("orders.change");
  const locale = useLocale();
  return (
    <FoldedForm title={t("later")} action={action} fields={fields} submit={t("laterSubmit")}>
      <p className="mb-2 text-ink-2">{t("laterText")}</p>
      <Choice
        name="dueAtMs"
        label={t("until")}
        options={choices.map(({ dueAtMs }) => ({
          value: String(dueAtMs),
          label: formatInstant(new Date(dueAtMs), zone, locale),
        }))}
      />
      <Reasons reasons={laterReasons} />
    </FoldedForm>
  );
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  const t = useTranslations("orders.change");
  const words = useTranslations("shipments");
  return (
    <Choice
      name="reason"
      label={t("reason")}
      options={reasons.map((value) => ({ value, label: reasonWord(value, words) }))}
    />
  );
}

function Choice({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <label className="mb-3 block max-w-md">
      <span className="block text-ink-2">{label}</span>
      <select className="control mt-1 w-full text-base" name={name} required>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
