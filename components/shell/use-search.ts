"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { hrefTo } from "#lib/contracts/links.ts";
import type { SearchAnswer, SearchGroup } from "#lib/contracts/search.ts";

/** Long enough for the next key of somebody who types, short enough not to be felt. */
const PAUSE_MS = 120;

/** Pages and what can be done, as last answered on each page: there at once when the search opens again. */
const starts = new Map<string, SearchAnswer>();

type Found = {
  /** The last answer, kept on the screen until the next is here. */
  readonly answer: SearchAnswer | null;
  /** While the answer is on its way: the pages and actions whose names hold the text. */
  readonly meanwhile: readonly SearchGroup[];
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
  const at = `${pathname}?${query}`;
  const [found, setFound] = useState<Omit<Found, "meanwhile">>({
    answer: starts.get(at) ?? null,
    answered: null,
    failed: false,
  });
  const address =
    text === null ? null : hrefTo("/api/v1/search", { q: text, at, attempt: attempt || null });
  useEffect(() => {
    if (address === null || text === null) return;
    const controller = new AbortController();
    const ask = async () => {
      const answer = await answerOf(address, controller.signal);
      if (controller.signal.aborted) return;
      if (text === "" && answer !== null) starts.set(at, answer);
      setFound((before) =>
        answer === null ? { ...before, failed: true } : { answer, answered: text, failed: false },
      );
    };
    const timer = setTimeout(ask, text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [address, at, text]);
  const meanwhile = found.answered === text ? [] : placesNamed(text ?? "", starts.get(at));
  return { ...found, meanwhile, retry: () => setAttempt((count) => count + 1) };
}

function placesNamed(text: string, start: SearchAnswer | undefined): SearchGroup[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "" || start === undefined) return [];
  return start.groups
    .filter(({ kind }) => kind === "page" || kind === "action")
    .map((group) => ({
      ...group,
      hits: group.hits.filter(({ label }) => label.toLowerCase().includes(wanted)),
    }))
    .filter(({ hits }) => hits.length > 0);
}

async function answerOf(address: string, signal: AbortSignal): Promise<SearchAnswer | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
