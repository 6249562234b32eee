"use client";

import { useActionState } from "react";
import type { ActionState } from "#components/importing/action-form.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Choice = { readonly value: string; readonly label: string };

/** The reasons of one miss, a tap each: those that are most usual first, the others behind a word. */
export function MissLine({
  action,
  fields,
  usual,
  others,
  words,
}: {
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields: Readonly<Record<string, string>>;
  usual: readonly Choice[];
  others: readonly Choice[];
  words: { readonly group: string; readonly more: string };
}) {
  const [state, run, isPending] = useActionState(action, null);
  const button = ({ value, label }: Choice) => (
    <button
      key={value}
      type="submit"
      name="reason"
      value={value}
      className="control"
      disabled={isPending}
    >
      {label}
    </button>
  );
  return (
    <form action={run} aria-label={words.group} className="min-w-0 max-lg:mt-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap gap-2">{usual.map(button)}</div>
      {others.length === 0 ? null : (
        <Fold title={words.more}>
          <div className="flex flex-wrap gap-2">{others.map(button)}</div>
        </Fold>
      )}
      {state === null ? null : (
        <p role="alert" className="mt-1 flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
    </form>
  );
}
