"use client";

import { useSyncExternalStore } from "react";
import { Drawing } from "#components/ui/icon.tsx";

const printer = "M4.5 6V2h7v4M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4.5h-7z";

/** Prints the page; not there before JavaScript is, whose absence leaves the browser's own menu. */
export function PrintButton({ label }: { label: string }) {
  const canPrint = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return canPrint ? (
    <button type="button" className="control print:hidden" onClick={() => window.print()}>
      <Drawing path={printer} />
      {label}
    </button>
  ) : null;
}

function never() {
  return () => {};
}
