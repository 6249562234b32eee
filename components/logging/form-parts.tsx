import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { BoxStep } from "#components/logging/box-step.tsx";
import type { Missing } from "#components/logging/draft.ts";
import { Chips, FormStep, textLine } from "#components/logging/form-step.tsx";
import { PhotoStep } from "#components/logging/photo-step.tsx";
import { ReasonStep } from "#components/logging/reason-step.tsx";
import { RecipientStep } from "#components/logging/recipient-step.tsx";
import type { ShownShipment } from "#components/logging/shown-shipment.ts";
import { SignatureStep } from "#components/logging/signature-step.tsx";
import type { LogDay } from "#lib/contracts/log-day.ts";
import type { Draft } from "#lib/contracts/log-draft.ts";
import type { LogStep } from "#lib/domain/logging/next-steps.ts";

type Reasons = Pick<ComponentProps<typeof ReasonStep>, "reasons" | "fits">;

/** Why somebody goes away from a door with what they brought. */
const atTheDoor: ReadonlySet<string> = new Set([
  "consignee_absent",
  "site_closed",
  "dealer_asked_to_wait",
  "dealer_asked_another_day",
  "wrong_item",
]);

/** Why a shipment is not wanted any more: none of them is a miss. */
const cancelReasons = [
  "ordered_by_mistake",
  "ordered_twice",
  "out_of_stock",
  "project_postponed",
] as const;

/** What a form of a step asks for, above its foot. */
export function FormParts({
  step,
  shown,
  among,
  day,
  draft,
  missing,
  isLate,
  onChange,
}: {
  step: LogStep;
  shown: ShownShipment;
  among: readonly ShownShipment[];
  day: LogDay;
  draft: Draft;
  /** What was not filled in when it was tried to send it. */
  missing: Missing | null;
  /** Whether a delivery at the given time is after its promise. */
  isLate: boolean;
  onChange: (change: (draft: Draft) => Draft) => void;
}) {
  const t = useTranslations("log");
  const cancels = cancelReasons.map((code) => {
    const name = t(`reason.cancel.${code}`);
    return { code, nameZh: name, nameEn: name, retired: false };
  });
  const set = (part: Partial<Draft>) => onChange((now) => ({ ...now, ...part }));
  const setFiles = (change: (files: Draft["files"]) => Draft["files"]) =>
    onChange((now) => ({ ...now, files: change(now.files) }));
  const errorOf = (field: Missing) => (missing === field ? t(`missing.${field}`) : null);
  const reason = (title: string, isLast: boolean, of: Partial<Reasons> = {}) => (
    <ReasonStep
      title={title}
      reasons={day.reasons}
      {...of}
      value={draft.reason}
      error={errorOf("reason")}
      isLast={isLast}
      onChange={(value) => set({ reason: value })}
    />
  );
  switch (step) {
    case "delivered":
      return (
        <>
          <BoxStep shown={shown} among={among} draft={draft} onChange={set} />
          <RecipientStep
            recipients={shown.shipment.recipients}
            value={draft.recipient}
            error={errorOf("recipient")}
            onChange={(recipient) => set({ recipient })}
          />
          {isLate ? reason(t("reason.late"), false) : null}
          <PhotoStep files={draft.files} onChange={setFiles} />
          <SignatureStep files={draft.files} onChange={setFiles} />
        </>
      );
    case "delivery_failed":
      return (
        <>
          {reason(t("reason.failed"), false, { fits: atTheDoor })}
          <PhotoStep files={draft.files} isLast onChange={setFiles} />
        </>
      );
    case "returned":
    case "cancelled":
      return (
        <>
          <FormStep
            title={t("by.title")}
            isDone={draft.cancelledBy !== ""}
            doneWord={t("done")}
            error={errorOf("cancelledBy")}
          >
            <Chips
              label={t("by.title")}
              value={draft.cancelledBy === "" ? null : draft.cancelledBy}
              options={[
                { value: "dealer", label: t("by.dealer") },
                { value: "distributor", label: t("by.distributor") },
              ]}
              onChoose={(cancelledBy) => set({ cancelledBy })}
            />
          </FormStep>
          {reason(t("reason.why"), true, step === "cancelled" ? { reasons: cancels } : {})}
        </>
      );
    case "rescheduled":
      return (
        <>
          {reason(t("pause.title"), true)}
          <p className="px-4 pt-2 text-sm text-ink-2">{t("pause.effect")}</p>
        </>
      );
    case "explained":
      return reason(t("reason.late"), true);
    case "picked":
      return (
        <FormStep
          title={t("picked.title")}
          isDone={draft.boxes.trim() !== ""}
          doneWord={t("done")}
          error={errorOf("boxes")}
          isLast
        >
          <Chips
            label={t("picked.title")}
            value={draft.boxes}
            options={["1", "2", "3", "4"].map((boxes) => ({
              value: boxes,
              label: t("boxes.count", { count: Number(boxes) }),
            }))}
            onChoose={(boxes) => set({ boxes })}
          />
          <input
            className={textLine}
            inputMode="numeric"
            aria-label={t("picked.other")}
            placeholder={t("picked.other")}
            autoComplete="off"
            maxLength={3}
            value={draft.boxes}
            onChange={({ target }) => set({ boxes: target.value })}
          />
        </FormStep>
      );
    case "dispatched":
      return (
        <>
          {day.drivers.length === 0 ? null : (
            <FormStep
              title={t("dispatched.driver")}
              isDone={draft.driverId !== "" || shown.shipment.driverId !== null}
              doneWord={t("done")}
            >
              <select
                className={textLine}
                aria-label={t("dispatched.driver")}
                value={draft.driverId}
                onChange={({ target }) => set({ driverId: target.value })}
              >
                <option value="">{shown.shipment.driverName ?? t("dispatched.nobody")}</option>
                {day.drivers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </FormStep>
          )}
          <FormStep
            title={t("dispatched.vehicle")}
            note={t("dispatched.optional")}
            isDone={draft.vehicle.trim() !== ""}
            doneWord={t("done")}
            isLast
          >
            <input
              className={textLine}
              aria-label={t("dispatched.vehicle")}
              placeholder={t("dispatched.plate")}
              autoComplete="off"
              maxLength={60}
              value={draft.vehicle}
              onChange={({ target }) => set({ vehicle: target.value })}
            />
          </FormStep>
        </>
      );
    default:
      return null;
  }
}
