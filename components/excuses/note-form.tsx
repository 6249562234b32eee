"use client";

import { useActionState, useId } from "react";
import type { ExcuseAction } from "#components/excuses/excuse-state.ts";
import { Icon } from "#components/ui/icon.tsx";
import { MAX_EXCUSE_NOTE } from "#lib/domain/excuses/excuse.ts";

/** What is done with a note to it: buttons that say what becomes of a request, or one that revokes. */
export function NoteForm({
  action,
  fields,
  label,
  buttons,
}: {
  action: ExcuseAction;
  fields: Readonly<Record<string, string>>;
  label: string;
  /** The first one is what is done most. */
  buttons: readonly { readonly value: string; readonly label: string }[];
}) {
  const id = useId();
  const [state, run, isPending] = useActionState(action, null);
  return (
    <form action={run} className="mt-3 flex max-w-md flex-col gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="block">
        <span className="block text-ink-2">{label}</span>
        <textarea
          className="control mt-1 w-full cursor-text py-2 text-base whitespace-pre-wrap aria-invalid:border-bad"
          name="note"
          rows={2}
          maxLength={MAX_EXCUSE_NOTE}
          defaultValue={state?.values.note ?? ""}
          {...(state !== null && { "aria-invalid": true, "aria-describedby": `${id}-error` })}
        />
      </label>
      {state === null ? null : (
        <p id={`${id}-error`} role="alert" className="flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {buttons.map(({ value, label: text }, index) => (
          <button
            key={value}
            type="submit"
            name="outcome"
            value={value}
            className={
              index === 0 && buttons.length > 1
                ? "btn btn-primary h-11 px-4 font-bold lg:h-8"
                : "control"
            }
            disabled={isPending}
          >
            {text}
          </button>
        ))}
      </div>
    </form>
  );
}
