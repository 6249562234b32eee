"use client";

import { useActionState } from "react";
import { TextField } from "#components/ui/text-field.tsx";

/** What was typed, to be kept, and why it was refused. */
export type SignInState = { readonly identifier: string; readonly error: string } | null;

/** Who somebody is and their password; a plain form before JavaScript arrives. */
export function SignInForm({
  action,
  to,
  words,
}: {
  action: (state: SignInState, form: FormData) => Promise<SignInState>;
  /** Where to go afterwards; null = where one's work begins. */
  to: string | null;
  words: Readonly<Record<"identifier" | "password" | "submit", string>>;
}) {
  const [state, run, isPending] = useActionState(action, null);
  return (
    <form action={run} className="flex flex-col gap-4">
      {to === null ? null : <input type="hidden" name="to" value={to} />}
      <TextField
        label={words.identifier}
        name="identifier"
        defaultValue={state?.identifier ?? ""}
        key={state?.identifier}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
      />
      <TextField
        label={words.password}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={256}
        required
        error={state?.error}
      />
      <button
        type="submit"
        className="btn btn-primary h-12 text-figure font-bold"
        disabled={isPending}
      >
        {words.submit}
      </button>
    </form>
  );
}
