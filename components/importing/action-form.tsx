"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** What an action answers: null when it went through, else why not, in words. */
export type ActionState = { readonly error: string } | null;

type Submit = {
  readonly intent: string;
  readonly label: string;
  readonly tone?: "primary" | "plain" | "caution" | "danger";
};

const tones = {
  primary: "btn btn-primary h-11 px-4 font-bold lg:h-8",
  plain: "control",
  /** What takes something from somebody and can be taken back. */
  caution: "control text-bad",
  danger: "btn btn-error h-11 px-4 font-bold lg:h-8",
};

/**
 * A form around a server action that says in place what went wrong and keeps what was chosen in it;
 * a plain form before JavaScript arrives. The pressed button's name is sent as `intent`.
 */
export function ActionForm({
  action,
  fields,
  submits,
  children,
  after,
}: {
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields: Readonly<Record<string, string>>;
  submits: readonly Submit[];
  children?: ReactNode;
  /** Stands beside the buttons. */
  after?: ReactNode;
}) {
  const [state, run, isPending] = useActionState(action, null);
  // React empties a form after its action; a refused one must keep what was chosen.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => run(form));
  };
  return (
    <form action={run} onSubmit={submit}>
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
      <div className="flex flex-wrap items-center gap-2">
        {submits.map(({ intent, label, tone = "primary" }) => (
          <button
            key={intent}
            type="submit"
            name="intent"
            value={intent}
            className={tones[tone]}
            disabled={isPending}
          >
            {label}
          </button>
        ))}
        {after}
      </div>
    </form>
  );
}
