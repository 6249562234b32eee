"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { TextField } from "#components/ui/text-field.tsx";

/** What was typed, to be kept, and what is against it, by field; never a password. */
export type AuthFormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
} | null;

/** A line to type into. */
export type AuthField = {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly autoComplete: string;
  readonly hint?: ReactNode;
  readonly maxLength: number;
};

/** A few lines and a button, for whoever comes in; a plain form before JavaScript arrives. */
export function AuthForm({
  action,
  hidden = {},
  fields,
  submit,
}: {
  action: (state: AuthFormState, form: FormData) => Promise<AuthFormState>;
  hidden?: Readonly<Record<string, string>>;
  fields: readonly AuthField[];
  submit: string;
}) {
  const [state, run, isPending] = useActionState(action, null);
  // React empties a form after its action; a refused one must keep what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => run(form));
  };
  return (
    <form action={run} onSubmit={send} className="flex flex-col gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, type = "text", ...field }) => (
        <TextField
          {...field}
          key={name}
          name={name}
          type={type}
          defaultValue={type === "password" ? undefined : (state?.values[name] ?? "")}
          error={state?.errors[name]}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      ))}
      <button
        type="submit"
        className="btn btn-primary h-12 text-figure font-bold"
        disabled={isPending}
      >
        {submit}
      </button>
    </form>
  );
}
