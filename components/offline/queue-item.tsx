import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useConflictWords } from "#components/logging/conflict-words.tsx";
import { LogIcon, type LogIconName } from "#components/logging/log-icon.tsx";
import { useRefusalWords } from "#components/logging/refusal-words.tsx";
import { hrefOf, keyOf } from "#components/logging/route.ts";
import { nearTime } from "#components/logging/time-words.ts";
import type { QueueRefusal } from "#components/offline/log-database.ts";
import { MendForm } from "#components/offline/mend-form.tsx";
import {
  discardQueued,
  type QueuedItem,
  retryQueued,
  undoQueued,
} from "#components/offline/outbox-store.ts";
import { logRefusals } from "#lib/contracts/log-limits.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const iconOf: Record<QueuedItem["state"], LogIconName> = {
  waiting: "clock",
  sending: "again",
  sent: "check",
  conflict: "alert",
  refused: "alert",
};

/** Refusals that another time or a reason may mend. */
const mendable = ["in_future", "too_early", "before_step", "late_reason"];

type Open = "mend" | "discard" | null;

/** One event as it was entered: what it is, what became of it and why, and what can be done about it. */
export function QueueItem({
  item,
  isBehind,
  zone,
  mayCorrect,
  onLeave,
}: {
  item: QueuedItem;
  /** Whether it waits for a refused one of its shipment. */
  isBehind: boolean;
  zone: string;
  /** Whether who is at this phone may correct what was logged. */
  mayCorrect: boolean;
  /** Called when a link leads into the page behind. */
  onLeave: () => void;
}) {
  const t = useTranslations("offline");
  const locale: Locale = useLocale();
  const whyOf = useWhy(zone);
  const conflictOf = useConflictWords();
  const [open, setOpen] = useState<Open>(null);
  const { event, state, refusal, files } = item;
  const refusedFiles = files.filter((file) => file.refusal !== null);
  const isRefused = state === "refused";
  const isBad = isRefused || state === "conflict" || refusedFiles.length > 0;
  const fileRefusal = refusedFiles[0]?.refusal ?? null;
  const why =
    state === "conflict"
      ? conflictOf(event.said.kind, refusal?.params ?? {}, zone, Date.now())
      : whyOf(refusal ?? fileRefusal);
  const parts = [
    t(`state.${isBehind ? "behind" : state}`),
    ...(files.length > refusedFiles.length && !isRefused
      ? [t("state.files", { count: files.length - refusedFiles.length })]
      : []),
    ...(refusedFiles.length > 0 ? [t("state.fileRefused", { count: refusedFiles.length })] : []),
  ];
  const button = "control grow justify-center";
  return (
    <li className="py-2" data-state={state}>
      <p className="flex items-baseline gap-2">
        <b>{t(`kind.${event.said.kind}`)}</b>
        <a
          className="inline-flex min-h-11 min-w-0 flex-1 items-center text-accent"
          href={hrefOf({ at: "shipment", key: keyOf({ ...event, id: event.shipmentId }) })}
          onClick={onLeave}
        >
          <span className="truncate">{item.shipmentLabel}</span>
        </a>
        <time className="text-sm text-ink-2" dateTime={new Date(event.occurredAtMs).toISOString()}>
          {nearTime(event.occurredAtMs, Date.now(), zone, locale)}
        </time>
      </p>
      <p className={`flex items-center gap-1.5 text-sm ${isBad ? "text-bad" : "text-ink-2"}`}>
        <LogIcon name={isBad ? "alert" : iconOf[state]} size={14} />
        {parts.join(" · ")}
      </p>
      {state === "waiting" && item.attempts === 0 ? (
        <button
          type="button"
          className={`${button} mt-1`}
          onClick={() => void undoQueued(event.id)}
        >
          <LogIcon name="undo" size={14} />
          {t("do.undo")}
        </button>
      ) : null}
      {isBad && why !== null ? <p className="mt-1 text-sm">{why}</p> : null}
      {open === "mend" ? (
        <MendForm event={event} zone={zone} onClose={() => setOpen(null)} />
      ) : open === "discard" ? (
        <div className="mt-2 border-l-2 border-bad-fill pl-3">
          <p>{t("do.discardSure")}</p>
          <div className="mt-2 flex gap-2">
            <button type="button" className={button} onClick={() => setOpen(null)}>
              {t("do.keep")}
            </button>
            <button type="button" className={button} onClick={() => void discardQueued(event.id)}>
              {t("do.discardYes")}
            </button>
          </div>
        </div>
      ) : isBad ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {isRefused && mendable.includes(refusal?.why ?? "") ? (
            <button type="button" className={button} onClick={() => setOpen("mend")}>
              {t("do.mend")}
            </button>
          ) : null}
          {state === "conflict" && mayCorrect ? (
            <a
              className={button}
              href={`/shipments/${event.dealerId}/${event.shipmentId}#events-title`}
            >
              {t("do.page")}
            </a>
          ) : null}
          {state === "conflict" ? null : (
            <button type="button" className={button} onClick={() => void retryQueued(event.id)}>
              {t("do.retry")}
            </button>
          )}
          {isRefused ? (
            <button type="button" className={button} onClick={() => setOpen("discard")}>
              {t("do.discard")}
            </button>
          ) : (
            <button type="button" className={button} onClick={() => void discardQueued(event.id)}>
              {t(state === "conflict" ? "do.handed" : "do.seen")}
            </button>
          )}
        </div>
      ) : null}
    </li>
  );
}

/** Tells in words why something was not taken; null where there is nothing to tell. */
function useWhy(zone: string): (refusal: QueueRefusal | null) => string | null {
  const t = useTranslations("offline.why");
  const wordsOf = useRefusalWords();
  return (refusal) => {
    if (refusal === null) return null;
    const { why, params } = refusal;
    if (why === "invalid" || why === "too_large" || why === "failed") return t(why);
    const known = logRefusals.find((one) => one === why);
    if (known === undefined) return t("not_taken", { status: params.status ?? why });
    return wordsOf(known, params, zone, Date.now());
  };
}
