"use client";

import { type FormEvent, startTransition, useActionState, useId } from "react";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** What became of a form: null before it was sent, else what was typed and what is against it, by field. */
export type FieldFormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
} | null;

/** A field of a form; `pieces` opens the keyboard of digits. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
} /** `instant`: a date and time of day, as HTML's local field has them. */ & (
  | { readonly kind: "pieces" | "text" | "time" | "instant" }
  /** Ticked where its value is "yes". */
  | { readonly kind: "check" }
  | { readonly kind: "date"; readonly min: string }
  | {
      readonly kind: "choice";
      /** What stands there until something is chosen; without it, something always is. */
      readonly choose?: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
);

/**
 * A form of plain fields: works before JavaScript arrives, keeps what was typed where it is refused,
 * and says what is wrong beside the field.
 */
export function FieldForm({
  title,
  fold,
  isOpen = false,
  action,
  hidden,
  fields,
  submit,
  tone = "primary",
}: {
  /** Where other forms stand beside it. */
  title?: string;
  /** What it is folded away under where it is needed rarely; refused, it stands open. */
  fold?: string;
  /** Whether it stands open where there is a need for it now. */
  isOpen?: boolean;
  action: (state: FieldFormState, form: FormData) => Promise<FieldFormState>;
  hidden: Readonly<Record<string, string>>;
  fields: readonly Field[];
  submit: string;
  /** A plain one stands beside one that is used more. */
  tone?: "primary" | "plain";
}) {
  const [state, run, isPending] = useActionState(action, null);
  const id = useId();
  // React empties a form after its action; a refused one must keep what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    startTransition(() => run(sent));
  };
  const form = (
    <form
      action={run}
      onSubmit={send}
      aria-labelledby={title === undefined ? undefined : `${id}title`}
      className="min-w-0"
    >
      {title === undefined ? null : (
        <h3 id={`${id}title`} className="font-bold">
          {title}
        </h3>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => {
        const error = state?.errors[field.name];
        const fieldId = `${id}${field.name}`;
        const shared = {
          id: fieldId,
          name: field.name,
          defaultValue: state?.values[field.name] ?? field.value ?? "",
          "aria-invalid": error !== undefined,
          "aria-describedby":
            error === undefined && field.hint === undefined ? undefined : `${fieldId}says`,
          className: "control w-full cursor-text",
        };
        if (field.kind === "check") {
          const isTicked =
            state === null ? field.value === "yes" : state.values[field.name] === "yes";
          return (
            <label key={field.name} className="mt-2 flex min-h-11 items-center gap-2 lg:min-h-8">
              <input
                type="checkbox"
                className="checkbox"
                name={field.name}
                value="yes"
                defaultChecked={isTicked}
              />
              {field.label}
            </label>
          );
        }
        return (
          <div key={field.name} className="mt-2">
            <label htmlFor={fieldId} className="mb-1 block text-xs text-ink-3">
              {field.label}
            </label>
            {field.kind === "choice" ? (
              <select {...shared}>
                {field.choose === undefined ? null : <option value="">{field.choose}</option>}
                {field.options.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            ) : field.kind === "date" ? (
              <input {...shared} type="date" min={field.min} />
            ) : field.kind === "time" ? (
              <input {...shared} type="time" />
            ) : field.kind === "instant" ? (
              <input {...shared} type="datetime-local" />
            ) : (
              <input
                {...shared}
                type="text"
                inputMode={field.kind === "pieces" ? "numeric" : "text"}
                autoComplete="off"
              />
            )}
            {error !== undefined ? (
              <p
                id={`${fieldId}says`}
                role="alert"
                className="mt-1 flex items-center gap-1.5 text-bad"
              >
                <Icon name="alert" size={14} />
                {error}
              </p>
            ) : field.hint === undefined ? null : (
              <p id={`${fieldId}says`} className="mt-1 text-xs text-ink-3">
                {field.hint}
              </p>
            )}
          </div>
        );
      })}
      {state?.errors.form === undefined ? null : (
        <p role="alert" className="mt-2 flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.errors.form}
        </p>
      )}
      <button
        type="submit"
        className={`mt-3 max-sm:w-full ${tone === "primary" ? "btn btn-primary h-11 px-4 font-bold lg:h-8" : "control justify-center"}`}
        disabled={isPending}
      >
        {submit}
      </button>
    </form>
  );
  if (fold === undefined) return form;
  return (
    <Fold title={fold} open={isOpen || state !== null}>
      {form}
    </Fold>
  );
}
