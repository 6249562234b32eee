import { useEffect, useState } from "react";

/** Screens tell minutes; nobody sees them be late by less than this. */
const TICK_MS = 5_000;

/**
 * The time now by the server's clock, ticking, epoch milliseconds.
 *
 * @param skewMs the device's clock less the server's
 */
export function useNow(skewMs: number): number {
  const [deviceMs, setDeviceMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDeviceMs(Date.now()), TICK_MS);
    const wake = () => setDeviceMs(Date.now());
    document.addEventListener("visibilitychange", wake);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", wake);
    };
  }, []);
  return deviceMs - skewMs;
}
