"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";

type Barcode = { readonly rawValue: string };
type Detector = { detect(source: HTMLVideoElement): Promise<readonly Barcode[]> };
type DetectorMaker = new () => Detector;

/** What the browser reads codes with; not every one has it, and TypeScript does not know it. */
function detectorOf(): DetectorMaker | null {
  return (window as { BarcodeDetector?: DetectorMaker }).BarcodeDetector ?? null;
}

const LOOK_EVERY_MS = 200;

/**
 * Reads a code with the camera into the search and searches for it. Not there where the browser cannot;
 * a wedge scanner types into the field by itself.
 */
export function ScanButton({
  words,
}: {
  words: {
    readonly scan: string;
    readonly aim: string;
    readonly close: string;
    readonly denied: string;
  };
}) {
  const [isThere, setIsThere] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const [isDenied, setIsDenied] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => setIsThere(detectorOf() !== null && "mediaDevices" in navigator), []);

  useEffect(() => {
    const Maker = isOpen ? detectorOf() : null;
    const [shown, picture] = [dialog.current, video.current];
    if (Maker === null || shown === null || picture === null) return;
    const ended = new AbortController();
    setIsDenied(false);
    shown.showModal();
    void look(new Maker(), picture, ended.signal)
      .then((code) => {
        const form = opener.current?.form;
        const field = form?.elements.namedItem("q");
        if (code === null || !(field instanceof HTMLInputElement)) return;
        field.value = code;
        form?.requestSubmit();
      })
      .catch(() => setIsDenied(true));
    return () => {
      ended.abort();
      shown.close();
    };
  }, [isOpen]);

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
        <Icon name="scan" />
      </button>
      <dialog
        ref={dialog}
        aria-label={words.scan}
        className="m-auto w-full max-w-md rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-ink-1/40"
        onClose={() => setIsOpen(false)}
      >
        <video
          ref={video}
          className="aspect-square w-full bg-sunken object-cover"
          muted
          playsInline
        />
        <p role="status" className={`py-2 ${isDenied ? "text-bad" : "text-ink-2"}`}>
          {isDenied ? words.denied : words.aim}
        </p>
        <button
          type="button"
          className="control h-11 w-full justify-center"
          onClick={() => setIsOpen(false)}
        >
          {words.close}
        </button>
      </dialog>
    </>
  );
}

/** The first code that the camera sees; null where it is ended before. The camera goes off with it. */
async function look(
  detector: Detector,
  picture: HTMLVideoElement,
  ended: AbortSignal,
): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  try {
    picture.srcObject = stream;
    await picture.play();
    while (!ended.aborted) {
      const [code] = await detector.detect(picture);
      if (code && code.rawValue !== "") return code.rawValue;
      await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    picture.srcObject = null;
  }
}
