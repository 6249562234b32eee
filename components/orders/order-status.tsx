import { useTranslations } from "next-intl";
import type { OrderEntry } from "#components/orders/order-entry.ts";
import { VerdictMark } from "#components/sla/verdict-mark.tsx";
import { TimeLeft } from "#components/tracking/time-left.tsx";

/** Where an order stands: what is left of the next promise, or how its promises were kept. */
export function OrderStatus({ order, asOf }: { order: OrderEntry; asOf: Date }) {
  const t = useTranslations("orders.status");
  if (order.dueAt !== null) return <TimeLeft dueAt={order.dueAt} asOf={asOf} />;
  // What is open and has no due stands still: the dealer asked to wait.
  if (order.open > 0) return <VerdictMark verdict="open" word={t("standing")} />;
  if (order.delivered > 0) {
    return order.missed > 0 ? (
      <VerdictMark
        verdict="late"
        word={t("late", { all: String(order.missed >= order.delivered) })}
      />
    ) : (
      <VerdictMark verdict="on_time" word={t("onTime")} />
    );
  }
  return order.waiting > 0 ? (
    <VerdictMark verdict="open" word={t("waiting")} />
  ) : (
    <VerdictMark verdict="void" word={t("cancelled")} />
  );
}
