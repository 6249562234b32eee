import { useLocale } from "next-intl";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** When something happened to an import, on the wall clock of a zone that the title names. */
export function ImportTime({ at, zone }: { at: Date; zone: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} title={zone} className="whitespace-nowrap">
      {formatInstant(at, zone, locale)}
    </time>
  );
}
