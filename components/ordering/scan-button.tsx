"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ScanWords } from "#components/scanning/scan-dialog.tsx";
import { ScanIcon } from "#components/scanning/scan-icon.tsx";

// Most orders are typed: the camera's part is fetched by whoever opens it.
const ScanDialog = lazy(() =>
  import("#components/scanning/scan-dialog.tsx").then((module) => ({
    default: module.ScanDialog,
  })),
);

/**
 * Reads a code with the camera into the search and searches for it. Not there where there is no camera;
 * a wedge scanner types into the field by itself.
 */
export function ScanButton({ words }: { words: ScanWords }) {
  const [isThere, setIsThere] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => setIsThere("mediaDevices" in navigator), []);

  const search = (code: string) => {
    setIsOpen(false);
    const form = opener.current?.form;
    const field = form?.elements.namedItem("q");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = code;
    form?.requestSubmit();
  };

  if (!isThere) return null;
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="control h-11 lg:h-11"
        aria-label={words.scan}
        title={words.scan}
        onClick={() => setIsOpen(true)}
      >
        <ScanIcon />
      </button>
      {isOpen ? (
        <Suspense>
          <ScanDialog words={words} said={null} onCode={search} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
