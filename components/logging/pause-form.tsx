"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Chips, FormStep, textLine } from "#components/logging/form-step.tsx";
import { ShipmentHead } from "#components/logging/shipment-head.tsx";
import type { ShownShipment } from "#components/logging/shown-shipment.ts";

const MAX_REASON = 60;
const WAIT_MS = 30_000;

/**
 * The dealer asks to wait: the clock stands still from now on. What else is promised depends on what
 * others know, so that it needs the network; a new time is agreed on in the order.
 */
export function PauseForm({
  shown,
  nowMs,
  onDone,
}: {
  shown: ShownShipment;
  nowMs: number;
  onDone: () => void;
}) {
  const t = useTranslations("log.pause");
  const done = useTranslations("log")("done");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<"missing" | "network" | "refused" | null>(null);
  const [isSending, setIsSending] = useState(false);
  const whys = [t("why.wait"), t("why.closed"), t("why.nobody")];

  async function send() {
    if (reason.trim() === "") return setProblem("missing");
    setProblem(null);
    setIsSending(true);
    const { dealerId, id } = shown.shipment;
    const answer = await fetch("/api/v1/pauses", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ dealerId, shipmentId: id, reason: reason.trim() }),
      signal: AbortSignal.timeout(WAIT_MS),
    }).catch(() => null);
    setIsSending(false);
    if (answer?.ok) return onDone();
    setProblem(answer === null ? "network" : "refused");
  }

  return (
    <div className="flex flex-1 flex-col">
      <ShipmentHead shown={shown} nowMs={nowMs} />
      <div className="flex-1 pb-6">
        <FormStep
          title={t("title")}
          isDone={reason.trim() !== ""}
          doneWord={done}
          error={problem === "missing" ? t("missing") : null}
          isLast
        >
          <Chips
            label={t("title")}
            value={reason}
            options={whys.map((why) => ({ value: why, label: why }))}
            onChoose={setReason}
          />
          <input
            className={textLine}
            aria-label={t("own")}
            placeholder={t("own")}
            autoComplete="off"
            maxLength={MAX_REASON}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <p className="text-sm text-ink-2">{t("effect")}</p>
        </FormStep>
      </div>
      <div className="sticky bottom-(--undo) z-10 border-t border-line-2 bg-surface px-4 pt-3 pb-5">
        {problem === "network" || problem === "refused" ? (
          <p role="alert" className="pb-2 font-bold text-bad">
            {t(problem)}
          </p>
        ) : null}
        <button
          type="button"
          className="h-15 w-full cursor-pointer rounded-[10px] bg-accent px-3 text-figure font-bold text-accent-ink disabled:opacity-60"
          disabled={isSending}
          onClick={() => void send()}
        >
          {t("confirm")}
        </button>
      </div>
    </div>
  );
}
