import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { ScanIcon } from "#components/scanning/scan-icon.tsx";

// Codes are often typed or come from a wedge scanner: the camera's part is fetched when it is opened.
const ScanDialog = lazy(() =>
  import("#components/scanning/scan-dialog.tsx").then((module) => ({
    default: module.ScanDialog,
  })),
);

/** Opens the camera and tells what it reads, until it is closed or all has been read. */
export function ScanNow({
  label,
  said,
  isDone = false,
  isLarge = false,
  onCode,
}: {
  label: string;
  said: { readonly text: string; readonly isWrong: boolean } | null;
  /** Nothing more is to be read: the camera goes off. */
  isDone?: boolean;
  isLarge?: boolean;
  onCode: (code: string) => void;
}) {
  const t = useTranslations("log.scan");
  const [isThere, setIsThere] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => setIsThere("mediaDevices" in navigator), []);
  if (!isThere) return null;
  const typed = { label: t("typed"), take: t("take") };
  const words = { scan: label, aim: t("aim"), close: t("close"), denied: t("denied"), typed };
  return (
    <>
      <button
        type="button"
        className={
          isLarge
            ? "btn btn-primary h-14 rounded-[10px] px-5 text-figure font-bold"
            : "control h-11 rounded-lg"
        }
        onClick={() => setIsOpen(true)}
      >
        <ScanIcon size={isLarge ? 20 : 16} />
        {label}
      </button>
      {isOpen && !isDone ? (
        <Suspense>
          <ScanDialog words={words} said={said} onCode={onCode} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
