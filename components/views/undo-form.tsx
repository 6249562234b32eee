"use client";

import { useActionState } from "react";
import type { ViewFormState } from "#components/views/view-form.tsx";

/** Says that a view was deleted and offers it back, in the page itself and for ten minutes. */
export function UndoForm({
  text,
  undo,
  dismiss,
  onUndo,
  onDismiss,
}: {
  text: string;
  undo: string;
  dismiss: string;
  onUndo: (state: ViewFormState, form: FormData) => Promise<ViewFormState>;
  onDismiss: () => Promise<void>;
}) {
  const [state, restore, isPending] = useActionState(onUndo, null);
  return (
    <form
      action={restore}
      className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5"
    >
      <span role="status">{text}</span>
      {state === null ? null : (
        <span role="alert" className="text-bad">
          {state.error}
        </span>
      )}
      <button type="submit" className="control" disabled={isPending}>
        {undo}
      </button>
      <button
        type="submit"
        formAction={onDismiss}
        className="thumb relative min-h-6 cursor-pointer text-accent hover:underline"
      >
        {dismiss}
      </button>
    </form>
  );
}
