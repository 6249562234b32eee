"use client";

import { useEffect, useState } from "react";
import { forgetBasket, keepBasket, keptBasket } from "#components/ordering/kept-basket.ts";

/**
 * Keeps the basket on this device through a lost connection, a closed tab and an expired session, and
 * where the page is empty offers what is kept.
 */
export function BasketKeeper({
  personKey,
  count,
  words,
}: {
  personKey: string;
  /** Lines in the basket of this page. */
  count: number;
  words: { readonly kept: string; readonly goOn: string; readonly drop: string };
}) {
  const [query, setQuery] = useState<string | null>(null);
  useEffect(() => {
    if (count > 0) keepBasket(personKey, window.location.search);
    else setQuery(keptBasket(personKey));
  }, [personKey, count]);
  if (query === null || count > 0) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 rounded-md bg-accent-soft px-3 py-1">
      <span className="flex-1">{words.kept}</span>
      <a
        className="flex min-h-11 items-center font-bold text-accent underline"
        href={`/order${query}`}
      >
        {words.goOn}
      </a>
      <button
        type="button"
        className="min-h-11 text-ink-2"
        onClick={() => {
          forgetBasket(personKey);
          setQuery(null);
        }}
      >
        {words.drop}
      </button>
    </p>
  );
}
