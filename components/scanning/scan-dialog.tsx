"use client";

import { useEffect, useRef, useState } from "react";
import { readCodes } from "#components/scanning/read-codes.ts";

/** A code that stays in the picture is told once in this time. */
const AGAIN_AFTER_MS = 2500;

export type ScanWords = {
  readonly scan: string;
  readonly aim: string;
  readonly close: string;
  readonly denied: string;
  /** Where what cannot be read may be typed instead: the field's name and its button. */
  readonly typed?: { readonly label: string; readonly take: string };
};

/**
 * The camera over the page, from when it is drawn to when it is closed. Tells each code once while it
 * is in the picture.
 */
export function ScanDialog({
  words,
  said,
  onCode,
  onClose,
}: {
  words: ScanWords;
  /** What became of the code before; null = nothing has been read yet. */
  said: { readonly text: string; readonly isWrong: boolean } | null;
  onCode: (code: string) => void;
  onClose: () => void;
}) {
  const [isDenied, setIsDenied] = useState(false);
  const [typed, setTyped] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  tell.current = onCode;

  useEffect(() => {
    const [shown, picture] = [dialog.current, video.current];
    if (shown === null || picture === null) return;
    const ended = new AbortController();
    const toldAt = new Map<string, number>();
    shown.showModal();
    // Not the field: a phone would lay its keyboard over the picture.
    closer.current?.focus();
    readCodes(picture, ended.signal, (code) => {
      const now = performance.now();
      const before = toldAt.get(code);
      toldAt.set(code, now);
      if (before !== undefined && now - before < AGAIN_AFTER_MS) return;
      navigator.vibrate?.(40);
      tell.current(code);
    }).catch(() => {
      if (!ended.signal.aborted) setIsDenied(true);
    });
    return () => {
      ended.abort();
      shown.close();
    };
  }, []);

  const text = isDenied ? words.denied : (said?.text ?? words.aim);
  return (
    <dialog
      ref={dialog}
      aria-label={words.scan}
      className="m-auto w-full max-w-md rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-scrim"
      onClose={onClose}
    >
      <h2 className="pb-3 text-title font-bold">{words.scan}</h2>
      <video
        ref={video}
        className="aspect-square w-full bg-sunken object-cover"
        muted
        playsInline
      />
      <p
        role="status"
        className={`py-3 ${isDenied || said?.isWrong ? "font-bold text-bad" : "text-ink-2"}`}
      >
        {text}
      </p>
      {words.typed === undefined ? null : (
        <form
          className="flex gap-2 pb-3"
          onSubmit={(event) => {
            event.preventDefault();
            const code = typed.trim();
            if (code !== "") onCode(code);
            setTyped("");
          }}
        >
          <input
            className="input h-11 min-w-0 flex-1"
            aria-label={words.typed.label}
            placeholder={words.typed.label}
            autoComplete="off"
            maxLength={80}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <button type="submit" className="control h-11">
            {words.typed.take}
          </button>
        </form>
      )}
      <button
        ref={closer}
        type="button"
        className="control h-12 w-full justify-center"
        onClick={() => dialog.current?.close()}
      >
        {words.close}
      </button>
    </dialog>
  );
}
