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
    const keyOf = (place: EventTarget | null) =>
      place instanceof Element && area.contains(place)
        ? (place.closest(`[${by}]`)?.getAttribute(by) ?? null)
        : null;
    const show = ({ target }: Event) => {
      // Scrolling to what is focused moves the page below a resting pointer: the focus stands.
      const key = keyOf(target) ?? keyOf(document.activeElement);
      for (const mark of area.querySelectorAll(`[${by}]`)) {
        mark.toggleAttribute("data-linked", mark.getAttribute(by) === key);
      }
    };
    const stop = new AbortController();
    for (const kind of ["pointerover", "focusin"]) {
      document.addEventListener(kind, show, { signal: stop.signal });
    }
    return () => stop.abort();
  }, [by]);
  return <div ref={root}>{children}</div>;
}
