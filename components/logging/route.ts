import { useSyncExternalStore } from "react";
import { type LogStep, logSteps } from "#lib/domain/logging/next-steps.ts";

/**
 * Where one is within the log. It stands in the address after the #, so that a reload without a network
 * opens the same kept page, and Back leads back.
 */
export type LogRoute =
  | { readonly at: "list" }
  | { readonly at: "shipment"; readonly key: string }
  | { readonly at: "step"; readonly key: string; readonly step: LogStep };

/** The name of a shipment within the page. */
export function keyOf(shipment: { readonly dealerId: string; readonly id: string }): string {
  return `${shipment.dealerId}.${shipment.id}`;
}

/** The address of a place in the log. */
export function hrefOf(route: LogRoute): string {
  if (route.at === "list") return "#";
  return route.at === "shipment" ? `#s=${route.key}` : `#s=${route.key}&do=${route.step}`;
}

/** The place that an address names; the list where it names none. */
function routeOf(hash: string): LogRoute {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const key = asked.get("s");
  if (key === null || !/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/.test(key)) return { at: "list" };
  const step = logSteps.find((one) => one === asked.get("do"));
  return step === undefined ? { at: "shipment", key } : { at: "step", key, step };
}

/** Leads to a place, as a link there does. */
export function go(route: LogRoute): void {
  window.location.hash = hrefOf(route);
}

/** Where one is now. */
export function useRoute(): LogRoute {
  return routeOf(useSyncExternalStore(onHashChange, readHash, noHash));
}

function onHashChange(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

function readHash(): string {
  return window.location.hash;
}

function noHash(): string {
  return "";
}
