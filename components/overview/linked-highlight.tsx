"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Joins row and mark of the same dealer (`data-dealer`): whichever is pointed at or focused, both show it. */
export function LinkedHighlight({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = root.current;
    if (!area) return;
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest("[data-dealer]") : null;
      const dealer = target?.getAttribute("data-dealer");
      for (const mark of area.querySelectorAll("[data-dealer]")) {
        mark.toggleAttribute("data-linked", mark.getAttribute("data-dealer") === dealer);
      }
    };
    const stop = new AbortController();
    area.addEventListener("pointerover", show, { signal: stop.signal });
    area.addEventListener("focusin", show, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return <div ref={root}>{children}</div>;
}
