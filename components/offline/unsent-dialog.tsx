"use client";

import { useEffect, useRef } from "react";
import type { SignOutWords } from "#components/offline/sign-out-words.ts";

/** Asks whoever signs out while something of theirs waits on this phone. */
export function UnsentDialog({
  words,
  count,
  onLeave,
  onClose,
}: {
  words: SignOutWords;
  /** How much waits. */
  count: number;
  onLeave: () => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={words.button}
      className="m-auto w-full max-w-sm rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-scrim"
      onClose={onClose}
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
        <button type="button" className="control justify-center" onClick={onLeave}>
          {words.yes}
        </button>
      </div>
    </dialog>
  );
}
