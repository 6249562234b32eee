"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  isCounting,
  type Pace,
  type Progress,
  useImportProgress,
} from "#components/importing/use-import-progress.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";

/** A running check or import, as far as it is; the page may be left meanwhile. */
export function LiveRun({ importId, first }: { importId: string; first: Progress }) {
  const t = useTranslations("import.run");
  const { progress, pace, isLost } = useImportProgress(importId, first);
  const { rowsPlanned, rowsStaged } = progress;
  return (
    <div className="flex flex-col gap-2 py-4">
      <progress
        className="progress progress-primary h-2 w-full max-w-2xl"
        aria-label={t("bar")}
        max={1}
        {...(isCounting(progress) && { value: rowsPlanned / Math.max(rowsStaged, 1) })}
      />
      <div className="flex flex-wrap gap-x-4" aria-live="polite">
        <span>
          <RunWords progress={progress} />
        </span>
        <PaceWords pace={pace} isUndoing={progress.status === "undoing"} />
      </div>
      {progress.isQueued && !progress.isWorkerThere ? (
        <p role="alert" className="max-w-prose text-bad">
          {t("noWorker")}
        </p>
      ) : null}
      {isLost ? (
        <p role="alert" className="text-bad">
          {t("lost")}
        </p>
      ) : null}
      <p className="text-xs text-ink-3">{t("leave")}</p>
    </div>
  );
}

function RunWords({ progress }: { progress: Progress }) {
  const t = useTranslations("import.run");
  const {
    status,
    phase,
    isQueued,
    rowsRead: rows,
    rowsPlanned: done,
    rowsStaged: total,
  } = progress;
  if (isQueued) return t("queued");
  if (status === "undoing") {
    return phase === "writing" ? t("undoing", { done, total }) : t("undoFinding");
  }
  if (phase !== "writing") return t(phase, { rows });
  return status === "importing" ? t("writing", { done, total }) : t("planning", { done, total });
}

function PaceWords({ pace, isUndoing }: { pace: Pace; isUndoing: boolean }) {
  const t = useTranslations("import.run");
  const locale = useLocale();
  if (pace === null) return null;
  return (
    <>
      {isUndoing ? null : (
        <span className="text-ink-2">{t("rate", { rate: Math.round(pace.rowsPerSecond) })}</span>
      )}
      <span className="text-ink-2">
        {t("left", { time: formatDuration(Math.max(1000, pace.leftMs), locale) })}
      </span>
    </>
  );
}
