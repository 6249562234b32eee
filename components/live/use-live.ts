"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { type Gathered, gather } from "#components/live/gather.ts";
import { listen } from "#components/live/live-line.ts";
import type { LiveEvent, LiveStatus, ShipmentKey } from "#lib/contracts/live.ts";

/** What a page does when something happens; what comes quickly comes together. */
export type LiveHandlers = {
  /** These have changed, or are new, or gone; each once. */
  readonly onShipments?: (keys: readonly ShipmentKey[]) => void;
  readonly onInbox?: () => void;
  /**
   * Anything may have changed: everything is to be read anew, shipments and inbox. It comes once at
   * the beginning, for what happened between the page's making and its listening.
   */
  readonly onReset?: () => void;
};

/**
 * Listens to what happens within the viewer's reach, by one stream a browser. Nothing is handed over
 * while the page is hidden; it comes together when it is looked at again.
 *
 * @returns `live`; `connecting`, for seconds; or `offline`: nothing is told, so the page has to ask by
 *   itself now and then
 */
export function useLive(handlers: LiveHandlers): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const handOver = useEffectEvent(({ keys, hasInbox, isReset }: Gathered) => {
    if (isReset) return handlers.onReset?.();
    if (keys.length > 0) handlers.onShipments?.(keys);
    if (hasInbox) handlers.onInbox?.();
  });
  useEffect(() => {
    const gathered = gather((all) => handOver(all));
    let isBegun = false;
    const hear = (event: LiveEvent) => {
      if (event.kind === "shipments") gathered.addKeys(event.keys);
      if (event.kind === "inbox") gathered.addInbox();
      if (event.kind === "state") setStatus(event.status);
      const begins = !isBegun && event.kind === "state" && event.status === "live";
      if (event.kind !== "reset" && !begins) return;
      isBegun = true;
      gathered.addReset();
    };
    const leave = listen(hear);
    return () => {
      leave();
      gathered.end();
    };
  }, []);
  return status;
}
