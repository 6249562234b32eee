import { useTranslations } from "next-intl";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import type { Conflict } from "#lib/domain/orders/conflicts.ts";

/** Why an event has no effect: what the shipment was by then, who had said so, and when. */
export function EventAgainst({
  conflict,
  events,
  zone,
}: {
  conflict: Conflict;
  /** All of the shipment's, among which is the one that it ran into. */
  events: readonly EventItem[];
  zone: string;
}) {
  const t = useTranslations("shipments.page");
  const states = useTranslations("log.state");
  const kinds = useTranslations("shipments.kind");
  const { from, setBy } = conflict;
  const state = states(from);
  if (setBy === null) return <p className="text-ink-2">{t("against.state", { state })}</p>;
  const name = events.find(({ id }) => id === setBy.id)?.actorName ?? null;
  return (
    <p className="text-ink-2">
      {t.rich(name === null ? "against.step" : "against.by", {
        state,
        kind: kinds(setBy.kind),
        name: name ?? "",
        at: () => (
          <Instant at={new Date(setBy.occurredAtMs)} zone={zone} precision={setBy.precision} />
        ),
      })}
    </p>
  );
}
