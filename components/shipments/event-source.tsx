import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { formatDuration } from "#lib/i18n/format-time.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const devices = ["desk", "phone", "scanner", "call"] as const;
/** The bare id of a device that nobody has named. */
const bareId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a fact came from: who said it, on what, how long after, and by which clock. */
export function EventSource({
  event,
  importsOpen,
  isForDealer,
}: {
  event: EventItem;
  importsOpen: boolean;
  isForDealer: boolean;
}) {
  const t = useTranslations("shipments.page");
  const locale = useLocale();
  const knownLagMs = event.recordedAt.getTime() - event.occurredAt.getTime();
  // From a date only whole days can be counted.
  const lagMs = event.precision === "date" ? Math.floor(knownLagMs / DAY_MS) * DAY_MS : knownLagMs;
  const isAtOnce = lagMs < (isForDealer ? MINUTE_MS : 1000);
  const hasDevice =
    event.importId === null && event.kind !== "retracted" && !bareId.test(event.device ?? "");
  const skewMs = event.data.clock?.skewMs ?? 0;
  const isOff = !isForDealer && Math.abs(skewMs) > MINUTE_MS;
  const row = event.rowNumber ?? 0;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
      {event.importId === null ? null : (
        <ImportName importId={event.importId} linked={importsOpen}>
          {event.fileName === null
            ? t("fromImport", { row })
            : t("fromFile", { file: event.fileName, row })}
        </ImportName>
      )}
      {event.actorName === null ? null : <span>{t("saidBy", { name: event.actorName })}</span>}
      {event.device === null || !hasDevice || (isForDealer && isAtOnce) ? null : (
        <span>
          {t("deviceIs")} <Device name={event.device} />
        </span>
      )}
      {isAtOnce ? null : <span>{t("lag", { span: formatDuration(lagMs, locale) })}</span>}
      {isOff ? (
        <span>
          {t("skew", {
            way: skewMs > 0 ? "ahead" : "behind",
            span: formatDuration(Math.abs(skewMs), locale),
          })}
        </span>
      ) : null}
    </p>
  );
}

/** The import that a fact came with, led to where the viewer may look into it. */
export function ImportName(props: { importId: string; linked: boolean; children: string }) {
  if (!props.linked) return <span>{props.children}</span>;
  return (
    <Link className="drill" href={`/import/${props.importId}`} prefetch={false}>
      {props.children}
    </Link>
  );
}

function Device({ name }: { name: string }) {
  const t = useTranslations("shipments.deviceWord");
  const known = devices.find((device) => device === name);
  return known === undefined ? name : t(known);
}
