"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Field, fieldClass } from "#components/policies/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { PlatformField, PlatformValues } from "#lib/contracts/platform-form.ts";

/** What was entered and why it was not saved; `at` names the field where it is about one. */
export type PlatformFormState = {
  readonly values: PlatformValues;
  readonly at: string | null;
  readonly error: string;
} | null;

const names = [
  { field: "name", word: "details.name", help: null },
  { field: "city", word: "details.city", help: null },
  { field: "zone", word: "details.zone", help: null },
  { field: "lateEntryMinutes", word: "details.lateEntry", help: "details.lateEntryHelp" },
  { field: "latitude", word: "details.latitude", help: "details.placeHelp" },
  { field: "longitude", word: "details.longitude", help: null },
] as const satisfies readonly { field: PlatformField; word: string; help: string | null }[];

/** What a platform is called, where it stands and how late an event may be entered. */
export function PlatformForm({
  platformId,
  initial,
  seen,
  isZoneFixed,
  action,
}: {
  platformId: string;
  initial: PlatformValues;
  /** The details that the form shows, by which it is told when somebody else has changed them. */
  seen: string;
  isZoneFixed: boolean;
  action: (state: PlatformFormState, form: FormData) => Promise<PlatformFormState>;
}) {
  const t = useTranslations("policies");
  const [state, run, isPending] = useActionState(action, null);
  const [values, setValues] = useState(state?.values ?? initial);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => run(form));
  };
  const isAtField = names.some(({ field }) => field === state?.at);
  return (
    <form action={run} onSubmit={submit} noValidate className="mt-3 max-w-3xl">
      <input type="hidden" name="platform" value={platformId} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {names.map(({ field, word, help }) => {
          const isFixed = field === "zone" && isZoneFixed;
          const told = isFixed ? t("details.zoneFixed") : help && t(help);
          return (
            <Field
              key={field}
              id={`platform-${field}`}
              label={t(word)}
              {...(told && { help: told })}
              problem={state?.at === field ? state.error : null}
            >
              {(described) => (
                <input
                  {...described}
                  className={`${fieldClass} read-only:bg-sunken`}
                  name={field}
                  value={values[field]}
                  readOnly={isFixed}
                  autoComplete="off"
                  maxLength={100}
                  onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
                />
              )}
            </Field>
          );
        })}
      </div>
      {state === null || isAtField ? null : (
        <p role="alert" className="mt-3 flex items-start gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
      <button type="submit" className="control mt-4" disabled={isPending}>
        {t("details.save")}
      </button>
    </form>
  );
}
