"use client";

import { useActionState } from "react";
import { LinkNotice, type LinkWords, type MadeLink } from "#components/people/link-notice.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** The link that was made, or why none was, in words. */
export type LinkState = MadeLink | { readonly error: string } | null;

/** Makes a link for somebody and shows it. */
export function LinkForm({
  action,
  id,
  label,
  words,
}: {
  action: (state: LinkState, form: FormData) => Promise<LinkState>;
  /** The person. */
  id: string;
  label: string;
  words: LinkWords;
}) {
  const [state, run, isPending] = useActionState(action, null);
  if (state !== null && "address" in state) return <LinkNotice link={state} words={words} />;
  return (
    <form action={run}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="control" disabled={isPending}>
        {label}
      </button>
      {state === null ? null : (
        <p role="alert" className="mt-1 flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      )}
    </form>
  );
}
