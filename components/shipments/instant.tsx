import { useLocale } from "next-intl";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** An instant on the platform's wall clock, its zone in the title; a date where only that is known. */
export function Instant({
  at,
  zone,
  precision = "minute",
}: {
  at: Date;
  zone: string;
  precision?: "date" | "minute" | "second";
}) {
  const locale = useLocale();
  return (
    <time className="whitespace-nowrap" dateTime={at.toISOString()} title={zone}>
      {formatInstant(at, zone, locale, precision)}
    </time>
  );
}
