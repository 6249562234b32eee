"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Joins row and mark of the same thing, a dealer unless `by` names another attribute: whichever is
 * pointed at or focused, both show it.
 */
export function LinkedHighlight({
  by = "data-dealer",
  children,
}: {
  by?: `data-${string}`;
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = root.current;
    if (!area) return;
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest(`[${by}]`) : null;
      const name = target?.getAttribute(by);
      for (const mark of area.querySelectorAll(`[${by}]`)) {
        mark.toggleAttribute("data-linked", mark.getAttribute(by) === name);
      }
    };
    const stop = new AbortController();
    area.addEventListener("pointerover", show, { signal: stop.signal });
    area.addEventListener("focusin", show, { signal: stop.signal });
    return () => stop.abort();
  }, [by]);
  return <div ref={root}>{children}</div>;
}
