import { useTranslations } from "next-intl";
import { type PictureEntry, PictureLinks } from "#components/attachments/picture-links.tsx";
import { marksOf } from "#components/shipments/event-marks.ts";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { EventKind } from "#lib/domain/orders/shipment-facts.ts";

/** A file that has come. */
type Came = { readonly id: string; readonly kind: "photo" | "signature" | "evidence" };

/**
 * Who took a delivery, how much of it, the photos and the signature, and who logged it; the same of
 * attempts that failed. One that does not count proves nothing, and says so. Pictures that an event
 * names may still be on the phone.
 */
export function ProofOfDelivery({
  events,
  files,
  zone,
}: {
  events: readonly EventItem[];
  files: readonly Came[];
  zone: string;
}) {
  const t = useTranslations("excuses.proof");
  const marks = marksOf(events);
  const proving = events.filter(
    ({ id, kind, data }) =>
      marks.get(id) !== "undone" &&
      marks.get(id) !== "takenBack" &&
      (kind === "delivered" || kind === "delivery_failed") &&
      (data.recipient !== undefined || data.pieces !== undefined || (data.files ?? []).length > 0),
  );
  if (proving.length === 0) return null;
  return (
    <section className="mt-4" aria-label={t("title")}>
      <h3 className="font-bold">{t("title")}</h3>
      <ul>
        {proving.map((event) => (
          <li key={event.id} className="py-1">
            <Said event={event} zone={zone} isVoid={marks.get(event.id) === "conflict"} />
            <Pictures named={event.data.files ?? []} files={files} kind={event.kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ event, zone, isVoid }: { event: EventItem; zone: string; isVoid: boolean }) {
  const t = useTranslations("excuses.proof");
  const { recipient, pieces } = event.data;
  return (
    <>
      <p>
        {event.kind === "delivered" ? (
          recipient === undefined ? (
            t("delivered")
          ) : (
            <b className={isVoid ? "text-ink-3 line-through" : ""}>
              {t("takenBy", { name: recipient })}
            </b>
          )
        ) : (
          t("failed")
        )}
        {pieces === undefined ? null : (
          <span className="ml-3">{t("pieces", { count: pieces })}</span>
        )}
      </p>
      {isVoid ? (
        <p className="badge-line text-bad">
          <Icon name="alert" size={14} />
          {t("void")}
        </p>
      ) : null}
      <p className="text-xs text-ink-3">
        {event.actorName === null ? null : `${t("loggedBy", { name: event.actorName })} · `}
        <Instant at={event.occurredAt} zone={zone} precision={event.precision} />
      </p>
    </>
  );
}

function Pictures({
  named,
  files,
  kind,
}: {
  named: readonly string[];
  files: readonly Came[];
  kind: EventKind;
}) {
  const t = useTranslations("excuses.proof");
  const come = named.flatMap((id) => files.find((file) => file.id === id) ?? []);
  const photos = come.filter((file) => file.kind === "photo");
  const pictures = come.map(
    (file): PictureEntry => ({
      id: file.id,
      alt:
        file.kind === "signature"
          ? t("signature")
          : t(kind === "delivered" ? "photo" : "photoOfAttempt", {
              number: photos.indexOf(file) + 1,
              count: photos.length,
            }),
    }),
  );
  const missing = named.length - come.length;
  return (
    <>
      <PictureLinks pictures={pictures} />
      {missing === 0 ? null : (
        <p className="badge-line mt-1 text-ink-2">
          <Icon name="clock" size={14} />
          {t("onPhone", { count: missing })}
        </p>
      )}
    </>
  );
}
