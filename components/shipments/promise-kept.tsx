import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "#components/shipments/instant.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { isKnownByDay, type ShipmentItem } from "#components/shipments/shipment-item.ts";
import { TimeBar } from "#components/shipments/time-bar.tsx";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";

type Item = ShipmentItem & {
  readonly startsAt: Date | null;
  readonly adjustedDueAt: Date | null;
  readonly dispatchedAt: Date | null;
};

/** The promise beside what became of it, official and adjusted. */
export function PromiseKept({
  item,
  cancelledBy,
  asOf,
}: {
  item: Item;
  /** Null where it was not cancelled, or nobody said by whom. */
  cancelledBy: "dealer" | "distributor" | null;
  asOf: Date;
}) {
  const t = useTranslations("shipments.page");
  const columns = useTranslations("shipments.columns");
  const { zone } = item;
  const moved = item.adjustedDueAt?.getTime() !== item.dueAt.getTime();
  const startsAt = item.startsAt ?? item.acceptedAt;
  const endAt = item.deliveredAt ?? asOf;
  const byDay = item.duePrecision === "date";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-title">
        <VerdictBadge verdict={item.verdict} />
        <Lateness item={item} />
        {cancelledBy === null ? null : (
          <span className="text-xs text-ink-2">{t(`by.${cancelledBy}`)}</span>
        )}
        {item.adjustedVerdict === item.verdict ? null : (
          <span className="inline-flex items-center gap-2 text-sm text-ink-2">
            {t("adjusted")} <VerdictBadge verdict={item.adjustedVerdict} />
          </span>
        )}
      </p>
      {startsAt === null || item.cancelledAt !== null || isKnownByDay(item) ? null : (
        <TimeBar startsAt={startsAt} dueAt={item.dueAt} endAt={endAt} />
      )}
      <dl className="mt-3 grid grid-cols-2 gap-x-3 md:gap-x-8 gap-y-3 md:grid-cols-3 xl:grid-cols-6">
        <Fact label={columns("acceptedAt")}>
          {item.acceptedAt === null ? null : <Instant at={item.acceptedAt} zone={zone} />}
        </Fact>
        <Fact label={t("startsAt")}>
          {item.startsAt === null ? null : <Instant at={item.startsAt} zone={zone} />}
        </Fact>
        <Fact label={t("dispatchedAt")}>
          {item.dispatchedAt === null ? null : <Instant at={item.dispatchedAt} zone={zone} />}
        </Fact>
        <Fact label={columns("dueAt")}>
          <Instant at={item.dueAt} zone={zone} precision={byDay ? "date" : "minute"} />
        </Fact>
        {moved ? (
          <Fact label={t("adjustedDueAt")}>
            {item.adjustedDueAt === null ? (
              t("standing")
            ) : (
              <Instant at={item.adjustedDueAt} zone={zone} precision={byDay ? "date" : "minute"} />
            )}
          </Fact>
        ) : null}
        <Fact label={item.cancelledAt === null ? columns("deliveredAt") : t("cancelledAt")}>
          <End item={item} />
        </Fact>
      </dl>
    </>
  );
}

function End({ item }: { item: Item }) {
  const t = useTranslations("shipments");
  if (item.deliveredAt !== null) {
    const precision = item.deliveredPrecision === "date" ? "date" : "minute";
    return <Instant at={item.deliveredAt} zone={item.zone} precision={precision} />;
  }
  return item.cancelledAt === null ? (
    t("notYet")
  ) : (
    <Instant at={item.cancelledAt} zone={item.zone} />
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd>{children ?? "–"}</dd>
    </div>
  );
}
