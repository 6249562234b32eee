"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Field, fieldClass } from "#components/policies/field.tsx";
import { Icon } from "#components/ui/icon.tsx";

const fields = ["code", "nameZh", "nameEn"] as const;
type Values = Readonly<Record<(typeof fields)[number], string>>;

/** What was entered and why it was not added; `at` names the field where it is about one. */
export type ClassFormState = {
  readonly values: Values;
  readonly at: string | null;
  readonly error: string;
} | null;

/** A new service class: its code and its names. */
export function ClassForm({
  action,
}: {
  action: (state: ClassFormState, form: FormData) => Promise<ClassFormState>;
}) {
  const t = useTranslations("policies.classes");
  const [state, run, isPending] = useActionState(action, null);
  const [values, setValues] = useState<Values>(
    state?.values ?? { code: "", nameZh: "", nameEn: "" },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => run(form));
  };
  return (
    <form action={run} onSubmit={submit} noValidate className="mt-2 flex flex-col gap-4">
      {fields.map((field) => (
        <Field
          key={field}
          id={`class-${field}`}
          label={t(field)}
          {...(field === "code" && { help: t("codeHelp") })}
          problem={state?.at === field ? state.error : null}
        >
          {(described) => (
            <input
              {...described}
              className={fieldClass}
              name={field}
              value={values[field]}
              autoComplete="off"
              maxLength={60}
              onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      {state === null || fields.some((field) => field === state.at) ? null : (
        <p role="alert" className="flex items-start gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
      <div>
        <button
          type="submit"
          className="btn btn-primary h-11 px-4 font-bold lg:h-8"
          disabled={isPending}
        >
          {t("submit")}
        </button>
      </div>
    </form>
  );
}
