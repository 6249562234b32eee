import { useTranslations } from "next-intl";
import { useState } from "react";
import { LogIcon } from "#components/logging/log-icon.tsx";
import type { DayAnswer } from "#components/offline/day-store.ts";

/** When the list was last what the server says, and the button that asks again. */
export function DayLine({
  savedAtMs,
  answer,
  refresh,
}: {
  /** By the server's clock. */
  savedAtMs: number;
  answer: DayAnswer | null;
  refresh: () => Promise<void>;
}) {
  const t = useTranslations("log.day");
  const [isAsking, setIsAsking] = useState(false);
  const at = new Date(savedAtMs);
  const time = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  return (
    <p className="mt-1 -mb-2 flex min-h-11 items-center justify-between gap-3 text-sm text-ink-2">
      <span>
        {answer === null || answer === "fresh" ? t("updated", { time }) : t("kept", { time })}
      </span>
      <button
        type="button"
        className="inline-flex min-h-11 cursor-pointer items-center gap-1 text-accent disabled:text-ink-3"
        disabled={isAsking}
        onClick={async () => {
          setIsAsking(true);
          await refresh();
          setIsAsking(false);
        }}
      >
        <LogIcon name="again" size={14} />
        {t("refresh")}
      </button>
    </p>
  );
}
