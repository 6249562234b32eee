import { useTranslations } from "next-intl";
import { EventAgainst } from "#components/shipments/event-against.tsx";
import { againstOf, type EventMark, marksOf } from "#components/shipments/event-marks.ts";
import { EventSaid } from "#components/shipments/event-said.tsx";
import { EventSource, ImportName } from "#components/shipments/event-source.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Conflict } from "#lib/domain/orders/conflicts.ts";
import type { EventData, EventKind, Precision } from "#lib/domain/orders/shipment-facts.ts";

/** A fact about a shipment, with where it came from. */
export type EventItem = {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly precision: Precision;
  readonly device: string | null;
  /** Who said so, where the system knows. */
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly data: EventData;
  /** Name of the driver whom it names, where that is known. */
  readonly driverName?: string | null;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly rowNumber: number | null;
  /** Whether the import that said it was undone. */
  readonly isUndone: boolean;
  /** Name of the file whose import this event undid. */
  readonly undoneFileName: string | null;
};

const broken: ReadonlySet<EventKind> = new Set(["delivery_failed", "returned", "cancelled"]);

/** What happened, in order, who said so and how long after. */
export function EventTimeline({
  events,
  zone,
  importsOpen,
  isForDealer = false,
}: {
  events: readonly EventItem[];
  zone: string;
  /** Whether the viewer may look into the imports that facts came with. */
  importsOpen: boolean;
  /** Whether a dealer reads it, whom what was entered at once interests by no lag and no device. */
  isForDealer?: boolean;
}) {
  const t = useTranslations("shipments.page");
  const kinds = useTranslations("shipments.kind");
  const marks = marksOf(events);
  const against = againstOf(events);
  const isTakenBack = ({ id }: EventItem) => {
    const mark = marks.get(id);
    return mark !== undefined && mark !== "correctedLater";
  };
  if (events.length === 0) return <p className="py-2 text-ink-3">{t("noEvents")}</p>;
  return (
    <ol className="mt-2">
      {events.map((event, index) => (
        <li key={event.id} className="relative flex gap-3 pb-4">
          {index === events.length - 1 ? null : (
            <span className="absolute top-4 bottom-0 left-[5px] w-px bg-line-2" />
          )}
          <svg
            className="mt-1 shrink-0"
            width={12}
            height={12}
            viewBox="-6 -6 12 12"
            aria-hidden="true"
          >
            <Mark kind={event.kind} isUndone={isTakenBack(event)} />
          </svg>
          <div className="min-w-0">
            <p>
              <b className={isTakenBack(event) ? "text-ink-3 line-through" : ""}>
                {kinds(event.kind)}
              </b>{" "}
              <span className="text-ink-2">
                <Instant at={event.occurredAt} zone={zone} precision={event.precision} />
              </span>
              <MarkWord mark={marks.get(event.id)} />
            </p>
            <Against conflict={against.get(event.id)} events={events} zone={zone} />
            <EventDetails event={event} zone={zone} />
            <EventSaid event={event} events={events} zone={zone} isForDealer={isForDealer} />
            <Supplement supplement={event.data.supplement} />
            <Retraction event={event} importsOpen={importsOpen} />
            <EventSource event={event} importsOpen={importsOpen} isForDealer={isForDealer} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Against({
  conflict,
  ...rest
}: {
  conflict: Conflict | undefined;
  events: readonly EventItem[];
  zone: string;
}) {
  return conflict === undefined ? null : <EventAgainst conflict={conflict} {...rest} />;
}

/** What became of an event afterwards; somebody has yet to see to a conflict. */
function MarkWord({ mark }: { mark: EventMark | undefined }) {
  const t = useTranslations("shipments.page");
  if (mark === undefined) return null;
  if (mark !== "conflict") return <span className="ml-2 text-xs text-ink-3">{t(mark)}</span>;
  return (
    <span className="ml-2 inline-flex items-center gap-1 text-xs text-bad">
      <Icon name="alert" size={14} />
      {t(mark)}
    </span>
  );
}

function Mark({ kind, isUndone }: { kind: EventKind; isUndone: boolean }) {
  if (kind === "corrected" || kind === "retracted" || kind === "withdrawn")
    return (
      <path
        className="fill-none stroke-line-3"
        strokeWidth={1.4}
        d="M-3.5 3.5 3.5-3.5M-3.5 3.5h3"
      />
    );
  if (isUndone) return <circle className="fill-none stroke-line-3" strokeWidth={1.4} r={4} />;
  if (broken.has(kind)) return <path className="fill-bad-fill" d="M0-5.5 5.5 0 0 5.5-5.5 0z" />;
  return (
    <circle
      className={kind === "delivered" ? "fill-good-fill" : "fill-surface stroke-mark"}
      strokeWidth={1.4}
      r={4}
    />
  );
}

function EventDetails({ event, zone }: { event: EventItem; zone: string }) {
  const t = useTranslations("shipments.page");
  const { reason, cancelledBy, correction } = event.data;
  return (
    <>
      {cancelledBy === undefined ? null : <p className="text-ink-2">{t(`by.${cancelledBy}`)}</p>}
      {reason === undefined ? null : (
        <p className="text-ink-2">
          {t(event.kind === "delivered" ? "lateReasonIs" : "reasonIs")}
          <Reason reason={reason} />
        </p>
      )}
      {correction === undefined ? null : (
        <p className="text-ink-2">
          {t(`field.${correction.field}`)}
          {": "}
          <Value iso={correction.from} zone={zone} /> → <Value iso={correction.to} zone={zone} />
        </p>
      )}
    </>
  );
}

/** What a later import filled in or added. */
function Supplement({ supplement }: { supplement: EventData["supplement"] }) {
  const t = useTranslations("shipments.page.supplement");
  if (supplement === undefined) return null;
  const { orderNumber, site, lines } = supplement;
  return (
    <p className="flex flex-wrap gap-x-3 text-ink-2">
      {orderNumber === null ? null : <span>{t("order", { number: orderNumber })}</span>}
      {site === null ? null : <span>{t("site", { site })}</span>}
      {lines.length === 0 ? null : <span>{t("lines", { count: lines.length })}</span>}
    </p>
  );
}

/** Which import was undone, and how. */
function Retraction({ event, importsOpen }: { event: EventItem; importsOpen: boolean }) {
  const t = useTranslations("shipments.page.retraction");
  const { retraction } = event.data;
  if (retraction === undefined) return null;
  const { importId, by } = retraction;
  return (
    <>
      <p className="text-ink-2">{t("whole")}</p>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
        <ImportName importId={importId} linked={importsOpen}>
          {event.undoneFileName === null ? t("link") : t("file", { file: event.undoneFileName })}
        </ImportName>
        <span>
          {by === null ? t(event.device === "command" ? "on.command" : "on.page") : t("by", { by })}
        </span>
      </p>
    </>
  );
}

function Value({ iso, zone }: { iso: string | null; zone: string }) {
  const t = useTranslations("shipments.page");
  return iso === null ? t("withdrawn") : <Instant at={new Date(iso)} zone={zone} />;
}
