import { useEffect, useState } from "react";

/**
 * The time by the server's clock, ticking. On the server and until it ticks it is when the page was
 * made, so that both draw the same.
 *
 * @param aheadMs the server's clock less the device's; null = not known yet
 */
export function useTicking(firstMs: number, aheadMs: number | null, everyMs: number): number {
  const [nowMs, setNowMs] = useState(firstMs);
  useEffect(() => {
    const ahead = aheadMs ?? firstMs - Date.now();
    const tick = () => setNowMs(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, everyMs);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [firstMs, aheadMs, everyMs]);
  return nowMs;
}
