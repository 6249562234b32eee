import { useCallback, useEffect, useRef, useState } from "react";
import { readDraft, removeDraft, saveDraft } from "#components/offline/drafts.ts";
import { type Draft, isDraft } from "#lib/contracts/log-draft.ts";

/** Long enough that a word is not kept letter by letter, with all its photos. */
const SAVE_AFTER_MS = 100;

/**
 * A form that is kept as it is filled in: closing the app loses nothing of it.
 *
 * @param first what the form begins with where nothing was kept
 * @returns null until what was kept has been read
 */
export function useDraft(
  personId: string,
  subject: string,
  first: Draft,
): {
  readonly draft: Draft | null;
  readonly change: (change: (draft: Draft) => Draft) => void;
  readonly clear: () => Promise<void>;
} {
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<Draft>(null);
  const begin = useRef(first);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const kept = unsaved.current;
    unsaved.current = null;
    // Where nothing can be kept, the page says so; the form goes on.
    if (kept !== null) saveDraft(personId, subject, kept).catch(() => undefined);
  }, [personId, subject]);

  useEffect(() => {
    let isGone = false;
    readDraft(personId, subject)
      .then((kept) => (isDraft(kept) ? kept : begin.current))
      .catch(() => begin.current)
      .then((kept) => {
        if (!isGone) setDraft(kept);
      });
    document.addEventListener("visibilitychange", save);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", save);
      save();
    };
  }, [personId, subject, save]);

  const change = useCallback(
    (make: (draft: Draft) => Draft) => {
      setDraft((now) => {
        const next = make(now ?? begin.current);
        unsaved.current = next;
        return next;
      });
      clearTimeout(timer.current);
      timer.current = setTimeout(save, SAVE_AFTER_MS);
    },
    [save],
  );

  const clear = useCallback(async () => {
    clearTimeout(timer.current);
    unsaved.current = null;
    await removeDraft(personId, subject).catch(() => undefined);
  }, [personId, subject]);

  return { draft, change, clear };
}
