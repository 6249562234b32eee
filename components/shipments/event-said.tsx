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
  const { recipient, pieces, boxes, vehicle, withdrawal, note, lateReason, clock } = event.data;
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
      {clock === undefined || isForDealer ? null : (
        <CameLater enteredAtMs={clock.enteredAtMs} recordedAt={event.recordedAt} zone={zone} />
      )}
      {note === undefined || isForDealer ? null : (
        <p className="text-ink-2">{t("note", { note })}</p>
      )}
    </>
  );
}

/** From what delay on it is told that an event was entered on a phone long before it came. */
const SHOWN_MS = 30 * 60_000;

/** When an event was entered, and how much later it came: only its phone says that it was entered then. */
function CameLater({
  enteredAtMs,
  recordedAt,
  zone,
}: {
  enteredAtMs: number;
  recordedAt: Date;
  zone: string;
}) {
  const t = useTranslations("shipments.page");
  const minutes = Math.floor((recordedAt.getTime() - enteredAtMs) / 60_000);
  if (minutes * 60_000 < SHOWN_MS) return null;
  return (
    <p className="text-ink-2">
      {t.rich("cameLater", {
        at: () => <Instant at={new Date(enteredAtMs)} zone={zone} />,
        hours: Math.floor(minutes / 60),
        minutes: minutes % 60,
      })}
    </p>
  );
}
