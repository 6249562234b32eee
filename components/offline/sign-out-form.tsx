"use client";

import { type ReactNode, type SubmitEvent, startTransition, useRef, useState } from "react";
import type { SignOutWords } from "#components/offline/sign-out-words.ts";

/**
 * The form that signs out. Where something of whoever does so has not been sent, it asks first; what
 * waits stays on the phone for them alone. A plain form before JavaScript arrives.
 */
export function SignOutForm({
  action,
  words,
  children,
}: {
  action: () => Promise<void>;
  words: SignOutWords;
  /** Its button. */
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [count, setCount] = useState(0);
  const [isCutOff, setIsCutOff] = useState(false);
  const leave = async () => {
    if (!navigator.onLine) {
      setIsCutOff(true);
      return;
    }
    const { forgetPerson } = await import("#components/offline/whose.ts");
    await forgetPerson().catch(() => undefined);
    startTransition(action);
  };
  const ask = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    // On every page, so it comes only when it is needed.
    const { countUnsent } = await import("#components/offline/outbox-store.ts");
    // Where the browser keeps nothing, nothing waits either.
    const unsent = await countUnsent().catch(() => 0);
    setCount(unsent);
    if (unsent === 0) await leave();
    else dialog.current?.showModal();
  };
  return (
    <>
      <form action={action} onSubmit={(submitted) => void ask(submitted)}>
        {children}
        {isCutOff ? (
          <p role="alert" className="px-3 pb-2 text-sm text-bad">
            {words.unreachable}
          </p>
        ) : null}
      </form>
      <dialog
        ref={dialog}
        aria-label={words.button}
        className="m-auto w-full max-w-sm rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-scrim"
      >
        <h2 className="text-title font-bold">
          {count === 1 ? words.one : words.many.replace("#", `${count}`)}
        </h2>
        <p className="mt-2 text-base text-ink-2">{words.text}</p>
        <div className="mt-4 grid gap-2">
          <button
            type="button"
            className="btn btn-primary h-11 font-bold"
            onClick={() => dialog.current?.close()}
          >
            {words.no}
          </button>
          <button type="button" className="control justify-center" onClick={() => void leave()}>
            {words.yes}
          </button>
        </div>
      </dialog>
    </>
  );
}
