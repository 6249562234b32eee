"use client";

import { useEffect, useRef, useState } from "react";
import type { PaletteWords } from "#components/shell/palette-words.ts";
import { Icon } from "#components/ui/icon.tsx";

/** Keys that a page has of its own: it says them where it shows them, so that no other page carries them. */
function pageKeys(): (readonly [string, string])[] {
  return [...document.querySelectorAll<HTMLElement>("[data-page-key]")].flatMap(
    ({ dataset, lastChild }) => {
      const key = dataset.pageKey ?? "";
      return key === "?" || key === "/" ? [] : [[key, lastChild?.textContent ?? ""] as const];
    },
  );
}

/** The keys that work on every page, below those of the page itself. */
export function KeysDialog({
  words,
  onClose,
}: {
  words: Pick<PaletteWords, "keys" | "close"> & {
    readonly keyNames: readonly (readonly [string, string])[];
  };
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [own] = useState(pageKeys);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className="m-auto w-[min(420px,calc(100vw-32px))] rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-scrim"
      onClose={onClose}
    >
      <div className="flex items-center justify-between">
        <h2 id="keys-title" className="text-title font-bold">
          {words.keys}
        </h2>
        <button
          type="button"
          className="-mr-1 p-2 text-ink-3 hover:text-ink-1"
          aria-label={words.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl className="mt-2 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {[...own, ...words.keyNames].map(([key, means]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm border border-line-2 px-1.5 font-sans text-xs">{key}</kbd>
            </dt>
            <dd className="text-ink-2">{means}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
