import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { clockIn } from "#components/logging/time-words.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";

/** The last deliveries of today, each with how early or late it was. */
export function JustDelivered({ today }: { today: BoardAnswer["today"] }) {
  const t = useTranslations("board.delivered");
  const locale = useLocale();
  if (today.delivered.length === 0) return null;
  return (
    <section aria-labelledby="just-delivered" className="mt-2 border-t border-line-1 pt-3 text-xs">
      <div className="mb-1 flex justify-between">
        <h3 id="just-delivered" className="text-sm font-bold">
          {t("title")}
        </h3>
        <span className="text-ink-3">
          {t("count", {
            count: formatCount(today.arrived),
            onTime: formatCount(today.arrivedOnTime),
          })}
        </span>
      </div>
      <ol>
        {today.delivered.map(({ dealerId, shipmentId, ...one }) => (
          <li
            key={shipmentId}
            className="relative grid min-h-11 grid-cols-[44px_60px_1fr_auto] items-center gap-x-1 border-b border-line-1 text-ink-2 lg:min-h-7"
          >
            <time title={one.zone}>{clockIn(one.deliveredAtMs, one.zone)}</time>
            <span className="truncate">{one.number}</span>
            <Link
              className="row-link truncate text-ink-1 hover:underline"
              href={`/shipments/${dealerId}/${shipmentId}`}
              prefetch={false}
            >
              {one.dealerName}
            </Link>
            <span className={one.earlyMs < 0 ? "text-bad" : "text-good"}>
              {t(one.earlyMs < 0 ? "late" : "early", {
                span: formatDuration(Math.abs(one.earlyMs), locale),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
