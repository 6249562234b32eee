"use client";

import Link from "next/link";
import { useState } from "react";
import { useLive } from "#components/live/use-live.ts";
import { Icon } from "#components/ui/icon.tsx";

/** The number in the API's answer; null where it is none. */
function openIn(answer: unknown): number | null {
  if (typeof answer !== "object" || answer === null || !("open" in answer)) return null;
  return typeof answer.open === "number" ? answer.open : null;
}

/** How many alarms wait for the viewer, as it changes; the way to them. Nothing in it blinks. */
export function InboxBell({
  open,
  words,
}: {
  open: number;
  /** What it is called with each of these numbers; # stands for any other. */
  words: { readonly none: string; readonly one: string; readonly many: string };
}) {
  // What the page was made with counts until something else is known: a new page knows better.
  const [heard, setHeard] = useState<{ made: number; open: number } | null>(null);
  const ask = async () => {
    try {
      const response = await fetch("/api/v1/inbox");
      const told = response.ok ? openIn(await response.json()) : null;
      if (told !== null) setHeard({ made: open, open: told });
    } catch {
      // Without a network the number stays; the line comes back and asks again.
    }
  };
  useLive({ onInbox: ask, onReset: ask });
  const count = heard?.made === open ? heard.open : open;
  const label =
    count === 0 ? words.none : count === 1 ? words.one : words.many.replace("#", `${count}`);
  return (
    <Link
      className="control relative justify-center max-lg:w-11 lg:w-8"
      href="/inbox"
      prefetch={false}
      aria-label={label}
      title={label}
    >
      <Icon name="bell" />
      {count === 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute -top-1.5 -right-1.5 min-w-4.5 rounded-full bg-bad px-1 text-center text-xs leading-4.5 font-bold text-canvas"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
