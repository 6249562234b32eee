"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type DayAnswer, refreshDay } from "#components/offline/day-store.ts";
import {
  type PhoneState,
  phoneState,
  unread,
  watchPhone,
} from "#components/offline/phone-state.ts";
import { readPerson } from "#components/offline/whose.ts";

/** What the phone keeps, as it changes, whether there is a network, and whether the server answers. */
export function useQueue(): PhoneState & {
  readonly online: boolean;
  readonly hasNetwork: boolean;
} {
  const state = useSyncExternalStore(watchPhone, phoneState, () => unread);
  const hasNetwork = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
  return { ...state, hasNetwork, online: hasNetwork && state.halt !== "unreachable" };
}

function watchNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

const REFRESH_MS = 60_000;

/**
 * Keeps the day up to date while the page is seen: at once, when the network or the page comes back,
 * after something was sent, and once a minute. Returns what asks for it by hand.
 *
 * @param onAnswer told of every asking
 */
export function useFreshDay(onAnswer: (answer: DayAnswer) => void): () => Promise<void> {
  const { isRead, day, lastSyncAtMs } = useQueue();
  const refresh = useCallback(async () => {
    onAnswer(await refreshDay(await readPerson()));
  }, [onAnswer]);
  useEffect(() => {
    const ifSeen = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    const timer = setInterval(ifSeen, REFRESH_MS);
    addEventListener("online", ifSeen);
    document.addEventListener("visibilitychange", ifSeen);
    return () => {
      clearInterval(timer);
      removeEventListener("online", ifSeen);
      document.removeEventListener("visibilitychange", ifSeen);
    };
  }, [refresh]);
  const isBehind = isRead && (day === null || day.savedAtMs < (lastSyncAtMs ?? 0));
  useEffect(() => {
    if (isBehind) void refresh();
  }, [isBehind, refresh]);
  return refresh;
}
