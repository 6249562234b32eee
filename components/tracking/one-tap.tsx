"use client";

import { useActionState } from "react";
import type { ActionState } from "#components/importing/action-form.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** An answer that one tap gives: each button is one; works before JavaScript does. */
export function OneTap({
  action,
  fields,
  answers,
}: {
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields: Readonly<Record<string, string>>;
  answers: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}) {
  const [state, run, isPending] = useActionState(action, null);
  return (
    <form action={run}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid max-w-md grid-cols-2 gap-2">
        {answers.map(({ value, label, chosen }) => (
          <button
            key={value}
            type="submit"
            name="answer"
            value={value}
            className={`control justify-center ${chosen ? "border-accent bg-accent-soft" : ""}`}
            aria-pressed={chosen}
            disabled={isPending}
          >
            {chosen ? <Icon name="check" size={14} /> : null}
            {label}
          </button>
        ))}
      </div>
      {state === null ? null : (
        <p role="alert" className="mt-2 flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
    </form>
  );
}
