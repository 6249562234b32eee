"use client";

import { useEffect, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { formatDuration } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** With less than this left, a promise is at risk. */
const SOON_MS = 30 * MINUTE_MS;

export type CountdownWords = {
  /** Stands before what is left: "还剩". */
  readonly left: string;
  /** The same where little is left: "快到了，还剩". */
  readonly soon: string;
  /** Stands before what it is over by: "已超". */
  readonly over: string;
};

/**
 * What is left until an instant, ticking: colour, icon and words. Without JavaScript it says what was
 * left when the page was made. The server's clock counts, whatever the device's says.
 */
export function Countdown({
  untilMs,
  nowMs,
  words,
  locale,
}: {
  untilMs: number;
  /** The server's clock when the page was made. */
  nowMs: number;
  words: CountdownWords;
  locale: Locale;
}) {
  const [ticked, setTicked] = useState<number | null>(null);
  useEffect(() => {
    const aheadMs = nowMs - Date.now();
    const tick = () => setTicked(Date.now() + aheadMs);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [nowMs]);
  const leftMs = untilMs - (ticked ?? nowMs);
  const state = leftMs < 0 ? "over" : leftMs < SOON_MS ? "soon" : "left";
  return (
    <span
      role="timer"
      className={`badge-line ${state === "left" ? "text-good" : "font-bold text-bad"}`}
    >
      <Icon name={state === "left" ? "clock" : "alert"} size={14} />
      <span>
        {words[state]} <b>{spanOf(leftMs, ticked !== null, locale)}</b>
      </span>
    </span>
  );
}

/** Hours and minutes begun; the last hour by the second where it ticks. */
function spanOf(leftMs: number, ticks: boolean, locale: Locale): string {
  if (leftMs < 0) return formatDuration(-leftMs, locale);
  if (leftMs >= HOUR_MS || !ticks) {
    return formatDuration(leftMs - (leftMs % MINUTE_MS || 0), locale);
  }
  const seconds = Math.floor(leftMs / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
