"use client";

import { useRouter } from "next/navigation";
import { useLive } from "#components/live/use-live.ts";

/** Has the inbox drawn again whenever something in it changes. */
export function FreshInbox() {
  const router = useRouter();
  useLive({ onInbox: () => router.refresh() });
  return null;
}
