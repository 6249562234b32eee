import { useTranslations } from "next-intl";
import type { ActionState } from "#components/importing/action-form.tsx";
import { OneTap } from "#components/tracking/one-tap.tsx";
import type { SaidAction } from "#components/tracking/said-state.ts";
import type { ShipmentEntry } from "#components/tracking/shipment-entry.ts";
import { TimeForm } from "#components/tracking/time-form.tsx";
import { ANSWER_DAYS, receiptRefusal } from "#lib/domain/orders/receipt.ts";
import { localTextAt } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";

export type ReceiptActions = {
  readonly feedback: (state: ActionState, form: FormData) => Promise<ActionState>;
  readonly confirm: SaidAction;
  readonly dispute: SaidAction;
};

const answers = ["yes-yes", "yes-no", "no-yes", "no-no"] as const;

/** What a dealer can say of a delivery: with one tap, with its time, or against the logged one. */
export function ReceiptForms({
  shipment,
  orderId,
  ids,
  asOf,
  actions,
}: {
  shipment: ShipmentEntry;
  orderId: string;
  /** New ids, one a form: what is sent twice is said once. */
  ids: Readonly<Record<keyof ReceiptActions, string>>;
  asOf: Date;
  actions: ReceiptActions;
}) {
  const t = useTranslations("orders.receipt");
  const zone = findZone(shipment.zone);
  const { acceptedAt, dispatchedAt, deliveredAt, receipts } = shipment;
  if (zone === null || deliveredAt === null) return null;
  const delivery = {
    acceptedAtMs: acceptedAt?.getTime() ?? null,
    dispatchedAtMs: dispatchedAt?.getTime() ?? null,
    deliveredAtMs: deliveredAt.getTime(),
  };
  if (receiptRefusal(delivery, null, asOf.getTime()) !== null) {
    return <p className="mt-3 text-ink-3">{t("closed", { days: ANSWER_DAYS })}</p>;
  }
  const about = (id: string) => ({
    id,
    dealerId: shipment.dealerId,
    shipmentId: shipment.id,
    orderId,
  });
  const earliestMs = delivery.dispatchedAtMs ?? delivery.acceptedAtMs;
  const times = {
    receivedAt: localTextAt(zone, delivery.deliveredAtMs),
    earliest: earliestMs === null ? null : localTextAt(zone, earliestMs),
    latest: localTextAt(zone, asOf.getTime()),
  };
  const words = { zone: t("zone", { zone: shipment.zone }) };
  const isConfirmed = receipts.some(({ kind }) => kind === "confirmed");
  const isAnswered = receipts.some(({ onTime }) => onTime !== null);
  const mayDispute = receipts.every(
    ({ kind, loggedAt, outcome }) =>
      kind !== "disputed" || (outcome !== null && loggedAt?.getTime() !== deliveredAt.getTime()),
  );
  const said = { onTime: "onTime", allRight: "allRight" } as const;
  return (
    <div className="mt-4 flex flex-col gap-2 print:hidden">
      <h3 className="font-bold">{t(isAnswered ? "askedAgain" : "ask")}</h3>
      <OneTap
        action={actions.feedback}
        fields={about(ids.feedback)}
        answers={answers.map((value) => ({
          value,
          label: t(`answer.${value}`),
          chosen: value === latestOf(receipts),
        }))}
      />
      <TimeForm
        title={t(isConfirmed ? "confirmAgain" : "confirm")}
        text={null}
        action={actions.confirm}
        fields={{ ...about(ids.confirm), zone: shipment.zone }}
        {...times}
        questions={Object.values(said).map((name) => ({
          name,
          text: t(`${name}.question`),
          yes: t(`${name}.yes`),
          no: t(`${name}.no`),
        }))}
        words={{
          ...words,
          time: t("confirmTime"),
          comment: t("comment"),
          submit: t("confirmSubmit"),
        }}
      />
      {mayDispute ? (
        <TimeForm
          title={t("dispute")}
          text={t("disputeText")}
          action={actions.dispute}
          fields={{ ...about(ids.dispute), zone: shipment.zone }}
          {...times}
          questions={[]}
          words={{
            ...words,
            time: t("disputeTime"),
            comment: t("disputeComment"),
            submit: t("disputeSubmit"),
          }}
        />
      ) : null}
    </div>
  );
}

/** The answer that counts, as the buttons name it; null where it does not say both. */
function latestOf(receipts: ShipmentEntry["receipts"]): string | null {
  const latest = receipts.findLast(({ onTime }) => onTime !== null);
  if (latest === undefined || latest.allRight === null) return null;
  const word = (answer: boolean | null) => (answer ? "yes" : "no");
  return `${word(latest.onTime)}-${word(latest.allRight)}`;
}
