"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";

/**
 * Shows that a link's page is on its way once 200 ms have passed: a line along the top, and for
 * another page a skeleton instead of the old one. There is no loading.tsx, because what waits behind
 * one cannot be read until JavaScript has run.
 */
export function PendingPage({ label }: { label: string }) {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<{ address: string; samePage: boolean } | null>(null);
  useEffect(() => {
    const watch = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      // The browser's own navigation is prevented exactly where the page is going to be fetched.
      if (!(link instanceof HTMLAnchorElement) || !event.defaultPrevented) return;
      const samePage = link.pathname === location.pathname;
      if (!samePage || link.search !== location.search) setLeaving({ address, samePage });
    };
    document.addEventListener("click", watch);
    return () => {
      document.removeEventListener("click", watch);
      setLeaving(null);
    };
  }, [address]);
  // The new page is here before the effect has run.
  if (leaving?.address !== address) return null;
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div className="appear-late fixed inset-x-0 top-0 z-20 h-0.5 bg-accent" />
      {leaving.samePage ? null : (
        <div className="appear-late fixed inset-0 z-5 overflow-hidden bg-canvas px-4 pt-32 pb-16 lg:px-8 lg:pt-20">
          <Skeleton className="h-8 w-3/4 max-w-xl" />
          <Skeleton className="mt-3 h-4 w-full max-w-md" />
          <Skeleton className="mt-6 h-96 w-full" />
        </div>
      )}
    </div>
  );
}
