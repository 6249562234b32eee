"use client";

import { useActionState, useId } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { MAX_COMMENT } from "#lib/domain/orders/receipt.ts";

/** What the form of an answer says back: why not, and what was typed. */
export type AnswerState = { readonly error: string; readonly note: string } | null;

/** Ops answer a dispute: a note that the dealer reads, and one of two buttons. */
export function AnswerForm({
  action,
  fields,
  mayAccept,
  words,
}: {
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>;
  fields: Readonly<Record<string, string>>;
  /** Whether there is a delivery to correct. */
  mayAccept: boolean;
  words: { readonly note: string; readonly accept: string; readonly decline: string };
}) {
  const id = useId();
  const [state, run, isPending] = useActionState(action, null);
  return (
    <form action={run} className="mt-3 flex max-w-md flex-col gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="block">
        <span className="block text-ink-2">{words.note}</span>
        <textarea
          className="control mt-1 w-full cursor-text py-2 text-base whitespace-pre-wrap aria-invalid:border-bad"
          name="note"
          rows={2}
          required
          maxLength={MAX_COMMENT}
          defaultValue={state?.note ?? ""}
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
        {mayAccept ? (
          <button
            type="submit"
            name="outcome"
            value="accepted"
            className="btn btn-primary h-11 px-4 font-bold lg:h-8"
            disabled={isPending}
          >
            {words.accept}
          </button>
        ) : null}
        <button
          type="submit"
          name="outcome"
          value="declined"
          className="control"
          disabled={isPending}
        >
          {words.decline}
        </button>
      </div>
    </form>
  );
}
