import { useTranslations } from "next-intl";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { Instant } from "#components/shipments/instant.tsx";

/** What was said with an event: who took it, how much, in what and by whom, and what it takes back. */
export function EventSaid({
  event,
  events,
  zone,
  isForDealer,
}: {
  event: EventItem;
  /** All of the shipment's, among which is the one that it takes back. */
  events: readonly EventItem[];
  zone: string;
  /** Why something was entered late, and notes, are for those who deliver. */
  isForDealer: boolean;
}) {
  const t = useTranslations("shipments.page");
  const kinds = useTranslations("shipments.kind");
  const { recipient, pieces, boxes, vehicle, withdrawal, note, lateReason } = event.data;
  const { driverName } = event;
  const facts = [
    recipient === undefined ? null : t("recipient", { name: recipient }),
    pieces === undefined ? null : t("pieces", { count: pieces }),
    boxes === undefined ? null : t("boxes", { count: boxes }),
    driverName === undefined || driverName === null ? null : t("driver", { name: driverName }),
    vehicle === undefined ? null : t("vehicle", { vehicle }),
  ].filter((fact) => fact !== null);
  const meant = events.find(({ id }) => id === withdrawal?.eventId);
  return (
    <>
      {facts.length === 0 ? null : (
        <p className="flex flex-wrap gap-x-3 text-ink-2">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {withdrawal === undefined ? null : (
        <p className="text-ink-2">
          {meant === undefined ? (
            t("withdrewUnknown")
          ) : (
            <>
              {t("withdrew", { kind: kinds(meant.kind) })}{" "}
              <Instant at={meant.occurredAt} zone={zone} />
            </>
          )}
        </p>
      )}
      {lateReason === undefined || isForDealer ? null : (
        <p className="text-ink-2">{t("enteredLate", { reason: lateReason })}</p>
      )}
      {note === undefined || isForDealer ? null : (
        <p className="text-ink-2">{t("note", { note })}</p>
      )}
    </>
  );
}
