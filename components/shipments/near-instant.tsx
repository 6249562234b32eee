import { useLocale } from "next-intl";
import { formatBeside } from "#lib/i18n/format-time.ts";

/** An instant as Instant tells it, but without the year within this year; between day and time it may break. */
export function NearInstant({
  at,
  asOf,
  zone,
  precision = "minute",
}: {
  at: Date;
  asOf: Date;
  zone: string;
  precision?: "date" | "minute";
}) {
  const { day, time } = formatBeside(at, asOf, zone, useLocale(), precision);
  return (
    <time dateTime={at.toISOString()} title={zone}>
      <span className="whitespace-nowrap">{day}</span>
      {time === null ? null : (
        <>
          {" "}
          <span className="whitespace-nowrap">{time}</span>
        </>
      )}
    </time>
  );
}
