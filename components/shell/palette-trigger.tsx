"use client";

import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PaletteWords } from "#components/shell/palette-words.ts";
import { Icon } from "#components/ui/icon.tsx";

// Fetched at the first use: most pages are read without it.
const fetchPalette = () => import("#components/shell/palette.tsx");
const Palette = lazy(() => fetchPalette().then(({ Palette }) => ({ default: Palette })));
const KeysDialog = lazy(() =>
  import("#components/shell/keys-dialog.tsx").then(({ KeysDialog }) => ({ default: KeysDialog })),
);

type FormAction = (form: FormData) => Promise<void>;

/**
 * The box in the top bar that opens the search; a link to the search's own page before JavaScript
 * arrives. Ctrl or Cmd-K opens it from anywhere, "/" goes to the page's own search where it has one,
 * "?" shows the keys.
 */
export function PaletteTrigger({
  words,
  setLocale,
  setTheme,
}: {
  words: PaletteWords;
  setLocale: FormAction;
  setTheme: FormAction;
}) {
  const [asked, setAsked] = useState<"search" | "keys" | null>(null);
  const keys = useSyncExternalStore(never, keysHere, () => "Ctrl K");
  // What is typed between the call for the search and its arrival.
  const early = useRef("");
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if (asked === "search") {
        const isText = event.key.length === 1 && !event.metaKey && !event.ctrlKey;
        if (!isText || isTyping(event.target)) return;
        event.preventDefault();
        early.current += event.key;
        return;
      }
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
        event.preventDefault();
        setAsked("search");
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") setAsked("keys");
      if (event.key !== "/") return;
      event.preventDefault();
      const own = document.querySelector<HTMLInputElement>("main input[type=search]");
      if (own === null) setAsked("search");
      else own.select();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [asked]);
  const close = () => {
    early.current = "";
    setAsked(null);
  };
  return (
    <>
      <a
        className="control text-ink-3!"
        href="/search"
        title={words.label}
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={fetchPalette}
        onFocus={fetchPalette}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setAsked("search");
        }}
      >
        <Icon name="search" />
        <span className="sr-only">{words.search}</span>
        <span className="max-[1400px]:sr-only">{words.open}</span>
        <kbd className="ml-4 rounded-sm border border-line-2 px-1 font-sans text-xs max-xl:hidden">
          {keys}
        </kbd>
      </a>
      {asked === null ? null : (
        <Suspense>
          {asked === "keys" ? (
            <KeysDialog words={words} onClose={close} />
          ) : (
            <Palette
              words={words}
              typed={early}
              onClose={close}
              setLocale={setLocale}
              setTheme={setTheme}
            />
          )}
        </Suspense>
      )}
    </>
  );
}

function never() {
  return () => {};
}

function keysHere() {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
