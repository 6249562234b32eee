import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EventTimeline } from "#components/shipments/event-timeline.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import type { ShipmentEntry } from "#components/tracking/shipment-entry.ts";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { formatDuration } from "#lib/i18n/format-time.ts";

/** A disputed time of delivery, and how the dispute was answered. */
export type DisputeEntry = {
  readonly dealerId: string;
  readonly receiptId: string;
  readonly shipmentId: string;
  readonly orderId: string | null;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly dealerName: string;
  readonly platformName: string;
  readonly zone: string;
  readonly dueAt: Date;
  readonly dispatchedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly loggedAt: Date | null;
  readonly receivedAt: Date;
  readonly comment: string | null;
  readonly by: string | null;
  readonly recordedAt: Date;
  readonly outcome: "accepted" | "declined" | null;
  readonly note: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
};

/** One dispute: both times side by side, what agreeing would change, the events, and the answer. */
export function DisputeCard({
  dispute,
  events,
  importsOpen,
  form,
}: {
  dispute: DisputeEntry;
  events: ShipmentEntry["events"];
  /** Whether the viewer may look into imports. */
  importsOpen: boolean;
  /** How it is answered; null where it has been. */
  form: ReactNode;
}) {
  const t = useTranslations("disputes");
  const { zone, number, orderNumber, comment } = dispute;
  const id = `dispute-${dispute.receiptId}`;
  return (
    <li className="border-b border-line-1 py-4 lg:grid lg:grid-cols-2 lg:gap-x-10">
      <div className="min-w-0">
        <h2 id={id} className="text-title font-bold">
          <Link
            className="hover:underline"
            href={
              dispute.orderId === null
                ? `/shipments/${dispute.dealerId}/${dispute.shipmentId}`
                : `/orders/${dispute.dealerId}/${dispute.orderId}#s-${dispute.shipmentId}`
            }
            prefetch={false}
          >
            {number === null ? t("unnumbered") : t("shipment", { number })}
          </Link>{" "}
          {dispute.dealerName}
        </h2>
        <p className="text-ink-3">
          {[orderNumber === null ? null : t("order", { number: orderNumber }), dispute.platformName]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
        <Times dispute={dispute} />
        {comment === null ? null : (
          <p className="mt-2 whitespace-pre-line text-ink-2">“{comment}”</p>
        )}
        <p className="mt-1 text-xs text-ink-3">
          {t.rich("raised", {
            name: dispute.by ?? t("someone"),
            at: () => <Instant at={dispute.recordedAt} zone={zone} />,
          })}
        </p>
        <Answered dispute={dispute} />
        {form}
      </div>
      <div className="min-w-0 max-lg:mt-2">
        <Fold title={t("events")} open={dispute.outcome === null}>
          <EventTimeline events={events} zone={zone} importsOpen={importsOpen} />
        </Fold>
      </div>
    </li>
  );
}

function Times({ dispute }: { dispute: DisputeEntry }) {
  const t = useTranslations("disputes");
  const locale = useLocale();
  const { zone, loggedAt, receivedAt, deliveredAt, dueAt, outcome } = dispute;
  const lagMs = loggedAt === null ? null : receivedAt.getTime() - loggedAt.getTime();
  const isLate = (at: Date) => at > dueAt;
  const turn =
    deliveredAt === null || isLate(deliveredAt) === isLate(receivedAt)
      ? "same"
      : isLate(receivedAt)
        ? "late"
        : "on_time";
  return (
    <>
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3">
        <Time label={t("logged")} at={loggedAt} zone={zone} bold />
        <Time label={t("received")} at={receivedAt} zone={zone} bold />
        <Time label={t("due")} at={dueAt} zone={zone} />
      </dl>
      <p className="mt-1 flex flex-wrap gap-x-4 text-ink-2">
        {lagMs === null ? null : (
          <span>
            {t("difference", {
              direction: lagMs > 0 ? "later" : "earlier",
              span: formatDuration(Math.abs(lagMs), locale),
            })}
          </span>
        )}
        {outcome === null ? (
          deliveredAt === null ? (
            <span className="text-bad">{t("undelivered")}</span>
          ) : (
            <span className={turn === "same" ? "" : "font-bold text-ink-1"}>
              {t(`turns.${turn}`)}
            </span>
          )
        ) : null}
      </p>
      {outcome === null && deliveredAt !== null && deliveredAt.getTime() !== loggedAt?.getTime() ? (
        <p className="text-bad">
          {t.rich("changed", { at: () => <Instant at={deliveredAt} zone={zone} /> })}
        </p>
      ) : null}
    </>
  );
}

function Time({
  label,
  at,
  zone,
  bold = false,
}: {
  label: string;
  at: Date | null;
  zone: string;
  bold?: boolean;
}) {
  const t = useTranslations("disputes");
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={`break-keep [&_time]:whitespace-normal ${bold ? "font-bold" : ""}`}>
        {at === null ? t("unknown") : <Instant at={at} zone={zone} />}
      </dd>
    </div>
  );
}

function Answered({ dispute }: { dispute: DisputeEntry }) {
  const t = useTranslations("disputes");
  const { outcome, note, answeredBy, answeredAt, zone } = dispute;
  if (outcome === null || answeredAt === null) return null;
  return (
    <div className="mt-3 border-l-2 border-line-2 pl-3">
      <p className="badge-line font-bold">
        <Icon name={outcome === "accepted" ? "check" : "close"} size={14} />
        {t(`outcome.${outcome}`)}
      </p>
      <p className="whitespace-pre-line text-ink-2">{note}</p>
      <p className="text-xs text-ink-3">
        {t.rich("answered", {
          name: answeredBy ?? t("staff"),
          at: () => <Instant at={answeredAt} zone={zone} />,
        })}
      </p>
    </div>
  );
}
