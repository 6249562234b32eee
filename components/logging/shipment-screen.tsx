"use client";

import { useLocale, useTranslations } from "next-intl";
import { ItemStates } from "#components/logging/item-states.tsx";
import { NetLink } from "#components/logging/net-link.tsx";
import { hrefOf } from "#components/logging/route.ts";
import { ShipmentHead } from "#components/logging/shipment-head.tsx";
import { isEnded, type ShownShipment } from "#components/logging/shown-shipment.ts";
import { nearTime } from "#components/logging/time-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { type LogStep, nextSteps } from "#lib/domain/logging/next-steps.ts";
import { stepsOf } from "#lib/domain/orders/fold-shipment.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { stateKey } from "#lib/i18n/step-keys.ts";

/** One shipment: what it is, where it stands, the likely next step as the big button, the others below. */
export function ShipmentScreen({
  shown,
  isDriver,
  nowMs,
  onTap,
}: {
  shown: ShownShipment;
  isDriver: boolean;
  nowMs: number;
  /** Logs a step that asks nothing, at once. */
  onTap: (step: "arrived") => void;
}) {
  const t = useTranslations("log");
  const locale: Locale = useLocale();
  const { shipment, state } = shown;
  const isMissed = (shown.endedAtMs ?? nowMs) > shipment.dueAtMs && state !== "cancelled";
  const { next, others } = nextSteps(state, isDriver, isMissed, shown.isPaused);
  const happened = stepsOf(shown.events)
    .filter(({ isLegal }) => isLegal)
    .map(({ event }) => event);
  return (
    <div className="flex flex-1 flex-col">
      <ShipmentHead shown={shown} nowMs={nowMs} />
      <div className="flex-1 px-4 py-4">
        <p className="text-title font-bold">
          {t("shipment.state", { state: t(`state.${stateKey(state)}`) })}
        </p>
        <ItemStates shown={shown} nowMs={nowMs} />
        {shipment.lines.length > 1 ? (
          <ul className="mt-4 text-sm">
            {shipment.lines.map(({ lineNo, name, nameEn, sku, quantity }) => (
              <li key={lineNo} className="flex justify-between gap-3 border-line-1 border-b py-2">
                <span>{(locale === "en" ? nameEn : null) ?? name ?? sku}</span>
                <span className="whitespace-nowrap">× {quantity ?? "–"}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {happened.length === 0 ? null : (
          <section className="mt-4">
            <h3 className="text-sm text-ink-2">{t("shipment.happened")}</h3>
            <ol>
              {happened.map(({ id, kind, occurredAtMs }) => (
                <li key={id} className="flex justify-between gap-3 border-line-1 border-b py-2">
                  <span>{t(`kind.${kindWord(kind)}`)}</span>
                  <time className="text-ink-2" dateTime={new Date(occurredAtMs).toISOString()}>
                    {nearTime(occurredAtMs, nowMs, shipment.zone, locale)}
                  </time>
                </li>
              ))}
            </ol>
          </section>
        )}
        {isEnded(shown) ? null : (
          <p className="mt-4 text-sm">
            <NetLink
              className="inline-flex min-h-11 items-center gap-1 text-accent"
              href={`/shipments/${shipment.dealerId}/${shipment.id}`}
            >
              {t("shipment.whole")}
              <Icon name="next" size={14} />
            </NetLink>
          </p>
        )}
      </div>
      {next === null && others.length === 0 ? null : (
        <nav
          aria-label={t("shipment.steps")}
          className="sticky bottom-(--undo) z-10 border-line-2 border-t bg-surface px-4 pt-3 pb-5"
        >
          {others.length === 0 ? null : (
            <ul className="mb-3 flex flex-wrap gap-2">
              {others.map((step) => (
                <li key={step}>
                  <StepLink shown={shown} step={step} label={t(`do.${step}`)} onTap={onTap} />
                </li>
              ))}
            </ul>
          )}
          {next === null ? null : (
            <StepLink shown={shown} step={next} label={t(`do.${next}`)} isNext onTap={onTap} />
          )}
        </nav>
      )}
    </div>
  );
}

function StepLink({
  shown,
  step,
  label,
  isNext = false,
  onTap,
}: {
  shown: ShownShipment;
  step: LogStep;
  label: string;
  isNext?: boolean;
  onTap: (step: "arrived") => void;
}) {
  const look = isNext
    ? "grid h-15 w-full cursor-pointer place-items-center rounded-[10px] bg-accent px-3 text-figure font-bold text-accent-ink"
    : "control h-11 rounded-lg";
  if (step === "arrived") {
    return (
      <button type="button" className={look} onClick={() => onTap(step)}>
        {label}
      </button>
    );
  }
  return (
    <a className={look} href={hrefOf({ at: "step", key: shown.key, step })}>
      {label}
    </a>
  );
}

function kindWord(kind: string) {
  const known = [
    "accepted",
    "picked",
    "dispatched",
    "arrived",
    "rescheduled",
    "delivery_failed",
    "delivered",
    "returned",
    "cancelled",
    "explained",
  ] as const;
  return known.find((one) => one === kind) ?? "other";
}
