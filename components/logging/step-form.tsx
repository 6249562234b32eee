"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { v7 } from "uuid";
import { emptyDraft, type Missing, saidOf } from "#components/logging/draft.ts";
import { FormParts } from "#components/logging/form-parts.tsx";
import { deviceTime, lateLimitMinutes, refusalOf } from "#components/logging/judge.ts";
import { lastVehicle, rememberVehicle } from "#components/logging/last-vehicle.ts";
import { useRefusalWords } from "#components/logging/refusal-words.tsx";
import { hrefOf } from "#components/logging/route.ts";
import { Forecast, ShipmentHead } from "#components/logging/shipment-head.tsx";
import type { ShownShipment } from "#components/logging/shown-shipment.ts";
import { TimeField } from "#components/logging/time-field.tsx";
import { useDraft } from "#components/logging/use-draft.ts";
import { queueEvent } from "#components/offline/outbox-store.ts";
import type { LogDay } from "#lib/contracts/log-day.ts";
import type { Draft } from "#lib/contracts/log-draft.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";
import { boxCode } from "#lib/domain/logging/codes.ts";
import type { LogStep } from "#lib/domain/logging/next-steps.ts";

/** One form for one thumb: what happened to a shipment, and when. */
export function StepForm({
  step,
  shown,
  among,
  day,
  nowMs,
  skewMs,
  onLogged,
}: {
  step: LogStep;
  shown: ShownShipment;
  among: readonly ShownShipment[];
  day: LogDay;
  nowMs: number;
  skewMs: number;
  onLogged: (event: LoggedEvent) => void;
}) {
  const t = useTranslations("log");
  const wordsOf = useRefusalWords();
  const { draft, change, clear } = useDraft(day.personId, `${shown.key} ${step}`, {
    ...emptyDraft,
    vehicle: step === "dispatched" ? lastVehicle() : "",
  });
  const [missing, setMissing] = useState<Missing | null>(null);
  const [isTried, setIsTried] = useState(false);
  const [fails, setFails] = useState(false);
  const isSending = useRef(false);
  if (draft === null) return <ShipmentHead shown={shown} nowMs={nowMs} />;

  const { zone, dueAtMs } = shown.shipment;
  const atMs = draft.atMs ?? nowMs;
  const hasTime = step !== "explained";
  // A time that would be refused is told as soon as it is said, not when the form is sent.
  const judged = draft.atMs !== null || isTried ? judge(draft) : null;
  const isUnexplained = judged?.why === "late_reason" && !isTried;
  const refusal =
    judged === null || isUnexplained ? null : wordsOf(judged.why, judged.params, zone, nowMs);

  function eventOf(filled: Draft): LoggedEvent | Missing {
    const said = saidOf(step, filled);
    if (!said.ok) return said.missing;
    const enteredAtMs = Date.now();
    const scanned = filled.scanned.map((box) => boxCode(shown.label, box)).join(" ");
    const lateReason = filled.lateReason.trim();
    return {
      id: v7(),
      dealerId: shown.shipment.dealerId,
      shipmentId: shown.shipment.id,
      said: said.said,
      occurredAtMs: filled.atMs === null ? enteredAtMs : deviceTime(filled.atMs, skewMs),
      enteredAtMs,
      precision: filled.atMs === null ? "second" : "minute",
      ...(filled.atMs !== null && lateReason && { lateReason }),
      ...(step === "delivered" && scanned && { note: scanned }),
    };
  }

  function judge(filled: Draft) {
    const event = eventOf({
      ...filled,
      recipient: filled.recipient || "-",
      reason: filled.reason || "-",
    });
    return typeof event === "string" ? null : refusalOf(shown, event, day, skewMs);
  }

  async function send(filled: Draft) {
    if (isSending.current) return;
    setIsTried(true);
    const event = eventOf(filled);
    setMissing(typeof event === "string" ? event : null);
    if (typeof event === "string" || refusalOf(shown, event, day, skewMs) !== null) return;
    isSending.current = true;
    try {
      await queueEvent(day.personId, event, filled.files, shown.label);
      rememberVehicle(filled.vehicle);
      await clear();
      onLogged(event);
    } catch {
      setFails(true);
    } finally {
      isSending.current = false;
    }
  }

  return (
    <div className="flex flex-1 flex-col">
      <ShipmentHead shown={shown} nowMs={nowMs} />
      <div className="flex-1 pb-6">
        <FormParts
          step={step}
          shown={shown}
          among={among}
          day={day}
          draft={draft}
          missing={missing}
          isLate={atMs > dueAtMs}
          onChange={change}
        />
      </div>
      <div className="sticky bottom-(--undo) z-10 border-t border-line-2 bg-surface px-4 pb-5">
        {hasTime ? (
          <TimeField
            label={t(`timeOf.${step}`)}
            zone={zone}
            nowMs={nowMs}
            limitMinutes={lateLimitMinutes(day, shown)}
            atMs={draft.atMs}
            lateReason={draft.lateReason}
            refusal={refusal}
            onChange={(part) => change((now) => ({ ...now, ...part }))}
          />
        ) : (
          <div className="h-4" />
        )}
        {step === "delivered" && draft.files.length === 0 ? (
          <p className="pb-2 text-xs text-ink-3">{t("noProof")}</p>
        ) : null}
        {missing === "pieces" ? (
          <p role="alert" className="pb-2 font-bold text-bad">
            {t(`missing.${missing}`)}
          </p>
        ) : null}
        {fails ? (
          <p role="alert" className="pb-2 font-bold text-bad">
            {t("fails")}
          </p>
        ) : null}
        <div className={`grid gap-3 ${step === "delivered" ? "grid-cols-[104px_1fr]" : ""}`}>
          {step === "delivered" ? (
            <a
              className="grid h-15 place-items-center rounded-[10px] border border-line-2 text-[16px]"
              href={hrefOf({ at: "step", key: shown.key, step: "delivery_failed" })}
            >
              {t("notDelivered")}
            </a>
          ) : null}
          <button
            type="button"
            className="h-15 cursor-pointer rounded-[10px] bg-accent px-3 text-accent-ink"
            onClick={() => void send(draft)}
          >
            <span className="block text-figure font-bold">{t(`confirm.${step}`)}</span>
            {step === "delivered" ? (
              <span className="block text-sm">
                <Forecast dueAtMs={dueAtMs} atMs={atMs} />
              </span>
            ) : null}
          </button>
        </div>
        <p className="mt-2 text-center text-xs text-ink-3">{t("undo.hint")}</p>
      </div>
    </div>
  );
}
