"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Asks for a new quote when this one has expired and somebody looks at it, so that what is confirmed
 * holds. The server decides: where this does not run, it asks once more.
 */
export function QuoteClock({ validUntilMs, nowMs }: { validUntilMs: number; nowMs: number }) {
  const router = useRouter();
  useEffect(() => {
    // The device's clock may be wrong; how long ago the page came it knows.
    const cameAt = performance.now();
    const lastsMs = Math.max(1_000, validUntilMs - nowMs);
    const refresh = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setTimeout(refresh, lastsMs);
    const seen = () => {
      if (performance.now() - cameAt > lastsMs) refresh();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [router, validUntilMs, nowMs]);
  return null;
}
