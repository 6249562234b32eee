import { useTranslations } from "next-intl";
import { useState } from "react";
import { Chips, textLine } from "#components/logging/form-step.tsx";
import { clockIn, zoneOf } from "#components/logging/time-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { MAX_NOTE } from "#lib/contracts/log-limits.ts";
import { typedTime } from "#lib/domain/logging/typed-time.ts";

const MINUTE_MS = 60_000;
const AGO_MINUTES = [10, 20, 30, 60] as const;

/**
 * When it happened: now, unless somebody says earlier, by a tap or by typing the time, with the reason
 * why it is entered late.
 */
export function TimeField({
  label,
  zone,
  nowMs,
  limitMinutes,
  atMs,
  lateReason,
  refusal,
  onChange,
}: {
  label: string;
  zone: string;
  nowMs: number;
  limitMinutes: number;
  /** Null = now. */
  atMs: number | null;
  lateReason: string;
  /** Why what is said would not be taken. */
  refusal: string | null;
  onChange: (change: { atMs?: number | null; lateReason?: string }) => void;
}) {
  const t = useTranslations("log.time");
  const [typed, setTyped] = useState(atMs === null ? "" : clockIn(atMs, zone));
  const [isOpen, setIsOpen] = useState(atMs !== null);
  const shown = atMs === null ? t("now", { time: clockIn(nowMs, zone) }) : clockIn(atMs, zone);
  const set = (at: number) => {
    setTyped(clockIn(at, zone));
    onChange({ atMs: at });
  };
  const whys = [t("why.signal"), t("why.busy"), t("why.forgot")];
  return (
    <>
      <div className="flex min-h-12 items-center gap-2 text-ink-2">
        <Icon name="clock" />
        {label}
        <b className="text-[16px] text-ink-1" title={zone}>
          {shown}
        </b>
        <button
          type="button"
          className="ml-auto inline-flex min-h-11 items-center text-sm text-accent"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
            setTyped("");
            onChange({ atMs: null, lateReason: "" });
          }}
        >
          {isOpen ? t(atMs === null ? "close" : "backToNow") : t("earlier")}
        </button>
      </div>
      {isOpen ? (
        <div className="flex flex-col gap-2 pb-3">
          <div className="flex flex-wrap items-center gap-2">
            <Chips
              label={t("ago")}
              value={null}
              options={AGO_MINUTES.filter((minutes) => minutes <= limitMinutes).map((minutes) => ({
                value: String(minutes),
                label: t("minutes", { minutes }),
              }))}
              onChoose={(minutes) => set(nowMs - Number(minutes) * MINUTE_MS)}
            />
            <input
              type="time"
              className={`${textLine} w-auto min-w-24 flex-1 px-2`}
              aria-label={t("typed")}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
                const at = typedTime(target.value, zoneOf(zone), nowMs, limitMinutes);
                if (at !== null) onChange({ atMs: at });
              }}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Chips
              label={t("whyLabel")}
              value={whys.find((why) => why === lateReason) ?? null}
              options={whys.map((why) => ({ value: why, label: why }))}
              onChoose={(why) => onChange({ lateReason: why })}
            />
            <input
              className={`${textLine} w-auto min-w-24 flex-1`}
              aria-label={t("whyLabel")}
              placeholder={t("whyLabel")}
              autoComplete="off"
              maxLength={MAX_NOTE}
              value={lateReason}
              onChange={({ target }) => onChange({ lateReason: target.value })}
            />
          </div>
        </div>
      ) : null}
      {refusal === null ? null : (
        <p role="alert" className="flex items-start gap-1.5 pb-3 font-bold text-bad">
          <Icon name="alert" size={18} />
          {refusal}
        </p>
      )}
    </>
  );
}
