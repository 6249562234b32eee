import { useLocale, useTranslations } from "next-intl";
import { dueOf, isEnded, type ShownShipment } from "#components/logging/shown-shipment.ts";
import { nearTime } from "#components/logging/time-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { verdictOf } from "#lib/domain/sla/verdict.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { stateKey } from "#lib/i18n/step-keys.ts";

/** With less than this left, a promise is in danger. */
const SOON_MS = 30 * 60_000;

/** What is to be delivered to whom, and what is left of its time. */
export function ShipmentHead({ shown, nowMs }: { shown: ShownShipment; nowMs: number }) {
  const t = useTranslations("log");
  const { shipment } = shown;
  return (
    <section className="border-b border-line-1 bg-surface px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-figure font-bold">{shipment.dealerName}</h2>
        <span className="text-right text-sm text-ink-2">{shipment.place ?? shipment.city}</span>
      </div>
      {shipment.address === null || shipment.address === shipment.place ? null : (
        <p className="mt-0.5 text-sm text-ink-2">{shipment.address}</p>
      )}
      <p className="mt-0.5 text-sm text-ink-2">
        <LineWords shown={shown} />
        {shown.boxes === null ? null : t("head.boxes", { count: shown.boxes })}
      </p>
      <div className="mt-1.5 flex flex-wrap items-baseline justify-between gap-x-3">
        <DueWords shown={shown} nowMs={nowMs} />
        <LeftWords shown={shown} nowMs={nowMs} isLarge />
      </div>
      <TimeUsed shown={shown} nowMs={nowMs} />
    </section>
  );
}

/** The first product with how many of it, and how many pieces there are in all. */
export function LineWords({ shown }: { shown: ShownShipment }) {
  const t = useTranslations("log.head");
  const locale = useLocale();
  const { lines, pieces } = shown.shipment;
  const [first] = lines;
  const name = first === undefined ? null : ((locale === "en" ? first.nameEn : null) ?? first.name);
  if (first === undefined || name === null) return <>{t("pieces", { count: pieces })}</>;
  return (
    <>
      {t("line", { name, count: first.quantity ?? 0 })}
      {lines.length > 1 ? t("more", { products: lines.length, count: pieces }) : null}
    </>
  );
}

/** When it is due, or by when it ended. */
export function DueWords({ shown, nowMs }: { shown: ShownShipment; nowMs: number }) {
  const t = useTranslations("log");
  const locale: Locale = useLocale();
  const { shipment, endedAtMs, state } = shown;
  const time = (atMs: number) => nearTime(atMs, nowMs, shipment.zone, locale);
  const text =
    endedAtMs === null
      ? t("head.due", { time: time(dueOf(shipment)) })
      : t("head.ended", { state: stateKey(state), time: time(endedAtMs) });
  return (
    <span className="text-sm text-ink-2" title={shipment.zone}>
      {text}
    </span>
  );
}

/** What is left until it is due, or by how much it was kept or missed: shape, word and colour. */
export function LeftWords({
  shown,
  nowMs,
  isLarge = false,
}: {
  shown: ShownShipment;
  nowMs: number;
  isLarge?: boolean;
}) {
  const t = useTranslations("log.left");
  const locale: Locale = useLocale();
  const { shipment, deliveredAtMs } = shown;
  if (isEnded(shown)) {
    if (deliveredAtMs === null) return null;
    return <Forecast dueAtMs={shipment.dueAtMs} atMs={deliveredAtMs} />;
  }
  if (shown.isPaused) return <span className="text-ink-2">{t("paused")}</span>;
  const leftMs = dueOf(shipment) - nowMs;
  const state = leftMs < 0 ? "over" : leftMs < SOON_MS ? "soon" : "left";
  return (
    <span className={`badge-line ${state === "left" ? "text-ink-1" : "font-bold text-bad"}`}>
      <Icon name={state === "left" ? "clock" : "alert"} size={14} />
      <span>
        {t(state)}{" "}
        <b className={isLarge ? "text-page" : ""}>{formatDuration(Math.abs(leftMs), locale)}</b>
      </span>
    </span>
  );
}

/** What a delivery at an instant is to the promise: "准时，早 1 时 48 分". */
export function Forecast({ dueAtMs, atMs }: { dueAtMs: number; atMs: number }) {
  const t = useTranslations("log.forecast");
  const locale: Locale = useLocale();
  const verdict = verdictOf({
    dueAt: dueAtMs,
    deliveredAt: atMs,
    cancelledAt: null,
    cancelledBy: null,
    asOf: atMs,
  });
  const span = formatDuration(Math.abs(dueAtMs - atMs), locale);
  return <span>{verdict === "on_time" ? t("onTime", { span }) : t("late", { span })}</span>;
}

/** How much of the promised time has been used; past the end it is in the colour of what is broken. */
function TimeUsed({ shown, nowMs }: { shown: ShownShipment; nowMs: number }) {
  const { startsAtMs, acceptedAtMs } = shown.shipment;
  const fromMs = startsAtMs ?? acceptedAtMs;
  const dueMs = dueOf(shown.shipment);
  if (fromMs === null || fromMs >= dueMs) return null;
  const atMs = shown.endedAtMs ?? nowMs;
  const used = Math.min(1, Math.max(0, (atMs - fromMs) / (dueMs - fromMs)));
  return (
    <svg
      className="mt-1.5 block w-full"
      height={10}
      viewBox="0 0 358 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="fill-mark-soft" y={3} width={358} height={4} />
      <rect
        className={atMs > dueMs ? "fill-bad-fill" : "fill-good-fill"}
        y={3}
        width={358 * used}
        height={4}
      />
      <path className="stroke-ink-1" d="M357 0v10" strokeWidth={1.5} />
    </svg>
  );
}
