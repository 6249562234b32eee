"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { hrefTo } from "#lib/contracts/links.ts";
import type { SearchAnswer } from "#lib/contracts/search.ts";

/** Long enough for the next key of somebody who types, short enough not to be felt. */
const PAUSE_MS = 120;

type Found = {
  /** The last answer, kept on the screen until the next is here. */
  readonly answer: SearchAnswer | null;
  /** What `answer` answers; another text is still being looked for. */
  readonly answered: string | null;
  readonly failed: boolean;
};

/**
 * What the server finds for a text, asked once typing pauses; an answer that a newer question has
 * overtaken is dropped. Null asks nothing (an input method is composing).
 */
export function useSearch(text: string | null): Found & { retry: () => void } {
  const pathname = usePathname();
  const query = useSearchParams();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<Found>({ answer: null, answered: null, failed: false });
  const at = `${pathname}?${query}`;
  const address =
    text === null ? null : hrefTo("/api/v1/search", { q: text, at, attempt: attempt || null });
  useEffect(() => {
    if (address === null || text === null) return;
    const controller = new AbortController();
    const ask = async () => {
      const answer = await answerOf(address, controller.signal);
      if (controller.signal.aborted) return;
      setFound((before) =>
        answer === null ? { ...before, failed: true } : { answer, answered: text, failed: false },
      );
    };
    const timer = setTimeout(ask, text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [address, text]);
  return { ...found, retry: () => setAttempt((count) => count + 1) };
}

async function answerOf(address: string, signal: AbortSignal): Promise<SearchAnswer | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
