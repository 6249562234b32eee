import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NearInstant } from "#components/shipments/near-instant.tsx";
import { awaitedDue, type ShipmentEntry } from "#components/tracking/shipment-entry.ts";

/** Ordered, sent, there: a line as far as the shipment is, and when; on a phone dates over times. */
export function ShipmentRoute({ shipment, asOf }: { shipment: ShipmentEntry; asOf: Date }) {
  const t = useTranslations("orders.route");
  const { zone, acceptedAt, dispatchedAt, deliveredAt, cancelledAt, verdict } = shipment;
  const missed = verdict === "late" || verdict === "overdue";
  const dueAt = awaitedDue(shipment) ?? shipment.dueAt;
  const isSent = dispatchedAt !== null || deliveredAt !== null;
  return (
    <div className="my-3 max-w-2xl">
      <svg className="block h-4 w-full" aria-hidden="true">
        <Leg from="0" to="50%" done={isSent} />
        <Leg from="50%" to="100%" done={deliveredAt !== null} />
        <Stop x="0" shift={7} look="done" />
        <Stop x="50%" look={isSent ? "done" : "ahead"} />
        <Stop
          x="100%"
          shift={-7}
          look={missed ? "missed" : deliveredAt === null ? "ahead" : "done"}
        />
      </svg>
      <ol className="mt-1 grid grid-cols-3 gap-2">
        <Label at="start" word={t("ordered")}>
          {acceptedAt === null ? "–" : <At at={acceptedAt} zone={zone} asOf={asOf} />}
        </Label>
        <Label at="middle" word={isSent ? t("sent") : t("notSent")}>
          {dispatchedAt === null ? "–" : <At at={dispatchedAt} zone={zone} asOf={asOf} />}
        </Label>
        <Label
          at="end"
          word={t(deliveredAt !== null ? "delivered" : cancelledAt !== null ? "cancelled" : "due")}
        >
          <At
            at={deliveredAt ?? cancelledAt ?? dueAt}
            zone={zone}
            asOf={asOf}
            isDate={
              deliveredAt === null
                ? cancelledAt === null && shipment.duePrecision === "date"
                : shipment.deliveredPrecision === "date"
            }
          />
        </Label>
      </ol>
    </div>
  );
}

function At({
  at,
  zone,
  asOf,
  isDate = false,
}: {
  at: Date;
  zone: string;
  asOf: Date;
  isDate?: boolean;
}) {
  return (
    <span className="max-sm:[&_time>span]:block">
      <NearInstant at={at} asOf={asOf} zone={zone} precision={isDate ? "date" : "minute"} />
    </span>
  );
}

function Leg({ from, to, done }: { from: string; to: string; done: boolean }) {
  return (
    <line
      className={done ? "stroke-good-fill" : "stroke-line-3"}
      strokeWidth={done ? 2 : 1.4}
      strokeDasharray={done ? undefined : "2 4"}
      x1={from}
      x2={to}
      y1="50%"
      y2="50%"
    />
  );
}

function Stop({
  x,
  shift = 0,
  look,
}: {
  x: string;
  shift?: number;
  look: "done" | "ahead" | "missed";
}) {
  const marks = {
    done: <circle className="fill-good-fill stroke-canvas" strokeWidth={2} r={6} />,
    ahead: <circle className="fill-canvas stroke-mark" strokeWidth={1.4} r={5} />,
    missed: <path className="fill-bad-fill stroke-canvas" d="M0-7 7 0 0 7-7 0z" />,
  };
  return (
    <svg className="overflow-visible" x={x} y="50%" aria-hidden="true">
      <g transform={`translate(${shift} 0)`}>{marks[look]}</g>
    </svg>
  );
}

const sides = { start: "", middle: "text-center", end: "text-right" };

function Label({
  at,
  word,
  children,
}: {
  at: keyof typeof sides;
  word: string;
  children: ReactNode;
}) {
  return (
    <li className={sides[at]}>
      <span className="block font-bold">{word}</span>
      <span className="text-xs text-ink-2">{children}</span>
    </li>
  );
}
