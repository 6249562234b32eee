import { useLocale, useTranslations } from "next-intl";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** Says in place of a verdict that a shipment does not count, since when, and by whom where known. */
export function RetractedNotice({ events, zone }: { events: readonly EventItem[]; zone: string }) {
  const t = useTranslations("shipments.page.retraction");
  const locale = useLocale();
  const last = events.findLast(({ kind }) => kind === "retracted");
  if (!last) return null;
  const at = formatInstant(last.occurredAt, zone, locale);
  const by = last.data.retraction?.by ?? null;
  return (
    <section
      aria-labelledby="retracted-title"
      className="rounded-md border border-line-2 bg-sunken p-4"
    >
      <h2 id="retracted-title" className="flex items-center gap-2 text-title font-bold">
        <Icon name="alert" />
        {t("title")}
      </h2>
      <p className="max-w-prose pt-1 text-ink-2">
        {by === null ? t("text", { at }) : t("textBy", { at, by })}
      </p>
    </section>
  );
}
