"use client";

import { type ReactNode, useActionState } from "react";
import type { ActionState } from "#components/importing/action-form.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** A form for what is done rarely, folded away; refused, it stands open and says why. */
export function FoldedForm({
  title,
  action,
  fields,
  submit,
  tone = "primary",
  children,
}: {
  title: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields: Readonly<Record<string, string>>;
  submit: string;
  tone?: "primary" | "error";
  children: ReactNode;
}) {
  const [state, run, isPending] = useActionState(action, null);
  return (
    <Fold title={title} open={state !== null}>
      <form action={run} className="max-w-md">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        {state === null ? null : (
          <p role="alert" className="mb-2 flex items-center gap-1.5 text-bad">
            <Icon name="alert" size={14} />
            {state.error}
          </p>
        )}
        <button
          type="submit"
          className={`btn ${tone === "error" ? "btn-error" : "btn-primary"} h-11 px-4 font-bold`}
          disabled={isPending}
        >
          {submit}
        </button>
      </form>
    </Fold>
  );
}
