"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, startTransition, useEffect, useRef, useState } from "react";
import { PaletteList } from "#components/shell/palette-list.tsx";
import type { PaletteWords } from "#components/shell/palette-words.ts";
import { useSearch } from "#components/shell/use-search.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { SearchHit } from "#lib/contracts/search.ts";

type FormAction = (form: FormData) => Promise<void>;

/**
 * The search over everything: a combobox (WAI-ARIA 1.2) in a dialog of the browser's own, so that
 * focus stays inside, Escape closes, and focus goes back where it was.
 */
export function Palette({
  words,
  typed,
  onClose,
  setLocale,
  setTheme,
}: {
  words: PaletteWords;
  /** What was typed while the search was on its way. */
  typed: { readonly current: string };
  onClose: () => void;
  setLocale: FormAction;
  setTheme: FormAction;
}) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [isComposing, setIsComposing] = useState(false);
  const [active, setActive] = useState(0);
  // Enter was pressed before the answer to what was typed had come.
  const [hurried, setHurried] = useState(false);
  const { answer, answered, meanwhile, failed, retry } = useSearch(isComposing ? null : text);
  const groups = meanwhile.length > 0 ? meanwhile : (answer?.groups ?? []);
  const hits = groups.flatMap((group) => group.hits);
  const current = hits[Math.min(active, hits.length - 1)];
  const isWaiting = answered !== text && !failed;

  useEffect(() => {
    dialog.current?.showModal();
    setText(typed.current);
  }, [typed]);
  useEffect(() => {
    if (!hurried || isWaiting) return;
    setHurried(false);
    document.getElementById(`hit-${current?.key}`)?.click();
  }, [hurried, isWaiting, current]);

  const choose = ({ to }: SearchHit) => {
    dialog.current?.close();
    if (to.kind === "page") return router.push(to.href);
    if (to.kind === "file") return location.assign(to.href);
    const form = new FormData();
    form.set(to.kind, to.value);
    startTransition(() => (to.kind === "locale" ? setLocale : setTheme)(form));
  };
  const press = (event: KeyboardEvent) => {
    // Enter that ends a composition, and arrows among its candidates, belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((Math.min(active, hits.length - 1) + step + hits.length) % hits.length);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    // Never a place that was found for other words than those that stand in the box.
    if (isWaiting) setHurried(true);
    else if (current !== undefined) choose(current);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={words.label}
      className="m-auto mt-4 max-h-[calc(100dvh-32px)] w-[min(640px,calc(100vw-32px))] rounded-md border border-line-2 bg-surface p-0 text-ink-1 backdrop:bg-scrim open:flex open:flex-col sm:mt-24 sm:max-h-[70dvh]"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={press}
    >
      <div className="flex items-center gap-2 border-b border-line-1 px-3 text-ink-3">
        <Icon name="search" />
        <input
          className="h-12 min-w-0 flex-1 bg-transparent text-base text-ink-1 outline-none"
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-expanded={hits.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `hit-${current.key}`}
          placeholder={words.hint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setHurried(false);
          }}
          onCompositionStart={() => setIsComposing(true)}
          onCompositionEnd={() => setIsComposing(false)}
        />
        <button
          type="button"
          className="-mr-1 p-2 hover:text-ink-1"
          aria-label={words.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <p role="status" className="px-3 py-2 text-xs text-ink-3">
        {failed ? words.failed : answer === null ? words.searching : answer.summary}
        {failed ? (
          <button type="button" className="ml-2 font-bold text-accent" onClick={retry}>
            {words.retry}
          </button>
        ) : null}
      </p>
      <PaletteList
        label={words.label}
        groups={groups}
        current={current}
        faded={isWaiting && meanwhile.length === 0 && text !== ""}
        onChoose={choose}
      />
      <p className="border-t border-line-1 px-3 py-2 text-xs text-ink-3 max-sm:hidden">
        {words.foot}
      </p>
    </dialog>
  );
}
