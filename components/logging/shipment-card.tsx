import { useTranslations } from "next-intl";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { hrefOf } from "#components/logging/route.ts";
import { DueWords, LeftWords, LineWords } from "#components/logging/shipment-head.tsx";
import { isEnded, type ShownShipment } from "#components/logging/shown-shipment.ts";
import { stateKey } from "#lib/i18n/step-keys.ts";

/** A shipment of the list: where it goes, what it is, what is left, and where it stands. */
export function ShipmentCard({ shown, nowMs }: { shown: ShownShipment; nowMs: number }) {
  const t = useTranslations("log");
  const { shipment, label, state, items } = shown;
  const waiting = items.filter(
    (item) => item.state === "waiting" || item.state === "sending",
  ).length;
  const wrong = items.filter(
    (item) => item.state === "refused" || item.state === "conflict",
  ).length;
  return (
    <li className="[contain-intrinsic-size:auto_112px] [content-visibility:auto]">
      <a
        href={hrefOf({ at: "shipment", key: shown.key })}
        className={`block border-b border-line-1 bg-surface px-4 py-3 ${isEnded(shown) ? "text-ink-2" : ""}`}
      >
        <span className="flex items-baseline justify-between gap-3">
          <b className="text-[16px] leading-6">{shipment.dealerName}</b>
          <span className="text-right text-sm text-ink-2">{shipment.place ?? shipment.city}</span>
        </span>
        <span className="flex items-baseline justify-between gap-3 text-sm text-ink-2">
          <span className="min-w-0 truncate">
            {label === shipment.dealerName ? null : `${label} · `}
            <LineWords shown={shown} />
          </span>
          <span className="shrink-0">{t(`state.${stateKey(state)}`)}</span>
        </span>
        <span className="mt-1 flex items-baseline justify-between gap-3">
          <DueWords shown={shown} nowMs={nowMs} />
          <LeftWords shown={shown} nowMs={nowMs} />
        </span>
        {waiting + wrong === 0 ? null : (
          <span
            className={`badge-line mt-1 text-sm ${wrong > 0 ? "font-bold text-bad" : "text-ink-2"}`}
          >
            <LogIcon name={wrong > 0 ? "alert" : "again"} size={14} />
            {wrong > 0 ? t("list.wrong", { count: wrong }) : t("list.waiting", { count: waiting })}
          </span>
        )}
      </a>
    </li>
  );
}
