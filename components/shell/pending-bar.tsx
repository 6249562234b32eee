"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Shows that the next page is on its way: a skeleton over the old one once 200 ms have passed. There
 * is no loading.tsx, because what waits behind one is not readable until JavaScript has run.
 */
export function PendingBar({ label }: { label: string }) {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    const watch = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (!(link instanceof HTMLAnchorElement) || !plain || link.hasAttribute("download")) return;
      const here = link.pathname === location.pathname && link.search === location.search;
      if (link.origin === location.origin && !here) setLeaving(address);
    };
    document.addEventListener("click", watch);
    return () => document.removeEventListener("click", watch);
  }, [address]);
  if (leaving !== address) return null;
  return (
    <div
      role="status"
      className="appear-late pointer-events-none fixed inset-x-0 top-0 z-20 h-0.5 bg-accent"
    >
      <span className="sr-only">{label}</span>
    </div>
  );
}
