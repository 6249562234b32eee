"use client";

import { useEffect } from "react";

/** Lets j and k walk through a list of misses, and a digit press the reason of that place. */
export function MissKeys({ listId }: { listId: string }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest("input, select, textarea, dialog"))
        return;
      const lines = [...(document.getElementById(listId)?.querySelectorAll(":scope > li") ?? [])];
      const at = lines.findIndex((line) => line.contains(document.activeElement));
      if (key === "j" || key === "k") {
        const to = lines[at === -1 ? 0 : at + (key === "j" ? 1 : -1)];
        to?.querySelector("button")?.focus();
        to?.scrollIntoView({ block: "nearest" });
        event.preventDefault();
      }
      if (/^[1-9]$/.test(key)) lines[at]?.querySelectorAll("button")[Number(key) - 1]?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [listId]);
  return null;
}
