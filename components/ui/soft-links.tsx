"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/**
 * Lets plain links of <main> fetch their page the way next/link does, without a component a link: a
 * table or a chart has hundreds of them. The browser keeps what is its own: downloads, other tabs,
 * places on the same page, other sites.
 */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (event.defaultPrevented || event.button !== 0 || held) return;
      const link = event.target instanceof Element ? event.target.closest("main a[href]") : null;
      const href = link?.getAttribute("href");
      if (!link || !href?.startsWith("/") || href.startsWith("//")) return;
      if (link.hasAttribute("download") || link.hasAttribute("target")) return;
      event.preventDefault();
      startTransition(() => router.push(href));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}
