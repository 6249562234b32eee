import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import SignaturePad from "signature_pad";
import { v7 } from "uuid";
import { FormStep } from "#components/logging/form-step.tsx";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { blobOf } from "#components/logging/shrink-photo.ts";
import type { QueuedFile } from "#components/offline/outbox-store.ts";

/** Black on white, whatever the look of the screen: it is kept as a picture. */
const INK = "#12161c";
const PAPER = "#ffffff";

/**
 * A signature by finger or pen. It is asked for, never demanded: who cannot draw goes on without. What
 * was signed before is shown again when the form is.
 */
export function SignatureStep({
  files,
  onChange,
}: {
  files: readonly QueuedFile[];
  onChange: (change: (files: readonly QueuedFile[]) => readonly QueuedFile[]) => void;
}) {
  const t = useTranslations("log.signature");
  const done = useTranslations("log")("done");
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  const signed = files.find(({ kind }) => kind === "signature") ?? null;
  const before = useRef(signed);

  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return;
    sharpen(sheet);
    const made = new SignaturePad(sheet, { penColor: INK, backgroundColor: PAPER });
    pad.current = made;
    const kept = before.current;
    if (kept !== null) void show(sheet, kept.blob);
    const keep = async () => {
      const blob = await blobOf(sheet, "image/png");
      if (blob === null) return;
      const file = { id: v7(), kind: "signature", blob } as const;
      tell.current((now) => [...now.filter(({ kind }) => kind !== "signature"), file]);
    };
    made.addEventListener("endStroke", () => void keep());
    return () => made.off();
  }, []);

  return (
    <FormStep
      title={t("title")}
      note={
        signed === null ? (
          t("optional")
        ) : (
          <button
            type="button"
            className="-my-3 inline-flex min-h-11 items-center gap-1 text-accent"
            onClick={() => {
              pad.current?.clear();
              onChange((now) => now.filter(({ kind }) => kind !== "signature"));
            }}
          >
            <LogIcon name="again" size={14} />
            {t("again")}
          </button>
        )
      }
      isDone={signed !== null}
      doneWord={done}
      isLast
    >
      <div className="relative h-36 overflow-hidden rounded-lg border border-line-2">
        <canvas ref={canvas} className="size-full touch-none" role="img" aria-label={t("sheet")} />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-4 bottom-8 border-line-2 border-t border-dashed"
        />
      </div>
    </FormStep>
  );
}

/** As many pixels as the screen shows, so that thin lines stay sharp. */
function sharpen(sheet: HTMLCanvasElement): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  sheet.width = sheet.offsetWidth * ratio;
  sheet.height = sheet.offsetHeight * ratio;
  sheet.getContext("2d")?.scale(ratio, ratio);
}

async function show(sheet: HTMLCanvasElement, blob: Blob): Promise<void> {
  const picture = await createImageBitmap(blob).catch(() => null);
  if (picture === null) return;
  sheet.getContext("2d")?.drawImage(picture, 0, 0, sheet.offsetWidth, sheet.offsetHeight);
  picture.close();
}
