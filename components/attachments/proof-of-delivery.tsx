import { useTranslations } from "next-intl";
import { type PictureEntry, PictureLinks } from "#components/attachments/picture-links.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { EventData, EventKind, Precision } from "#lib/domain/orders/shipment-facts.ts";

/** An event as far as it may prove something. */
type Proving = {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAt: Date;
  readonly precision: Precision;
  readonly actorName: string | null;
  readonly data: EventData;
  readonly isUndone: boolean;
};

/** A file that has come. */
type Came = { readonly id: string; readonly kind: "photo" | "signature" | "evidence" };

/**
 * Who took a delivery, how much of it, the photos and the signature, and who logged it; the same of
 * attempts that failed. Pictures that an event names may still be on the phone.
 */
export function ProofOfDelivery({
  events,
  files,
  zone,
}: {
  events: readonly Proving[];
  files: readonly Came[];
  zone: string;
}) {
  const t = useTranslations("excuses.proof");
  const withdrawn = new Set(events.flatMap(({ data }) => data.withdrawal?.eventId ?? []));
  const proving = events.filter(
    ({ id, kind, data, isUndone }) =>
      !isUndone &&
      !withdrawn.has(id) &&
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
            <Said event={event} zone={zone} />
            <Pictures named={event.data.files ?? []} files={files} kind={event.kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ event, zone }: { event: Proving; zone: string }) {
  const t = useTranslations("excuses.proof");
  const { recipient, pieces } = event.data;
  return (
    <>
      <p>
        {event.kind === "delivered" ? (
          recipient === undefined ? (
            t("delivered")
          ) : (
            <b>{t("takenBy", { name: recipient })}</b>
          )
        ) : (
          t("failed")
        )}
        {pieces === undefined ? null : (
          <span className="ml-3">{t("pieces", { count: pieces })}</span>
        )}
      </p>
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
