"use client";

import { useSyncExternalStore } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** Prints the page; not there before JavaScript is, whose absence leaves the browser's own menu. */
export function PrintButton({ label }: { label: string }) {
  const canPrint = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return canPrint ? (
    <button type="button" className="control print:hidden" onClick={() => window.print()}>
      <Icon name="print" />
      {label}
    </button>
  ) : null;
}

function never() {
  return () => {};
}
