import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TableScales } from "#components/platforms/table-scales.ts";
import { aimSide, BarAxis, ValueBar } from "#components/platforms/value-bar.tsx";
import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const FACT = "drill inline-flex min-h-6 items-center text-ink-1";

/** Every platform as a list for a phone: its rate and its local mean; its own page has the rest. */
export function PlatformCards({
  rows,
  scales,
  cohort,
}: {
  rows: readonly PlatformRow[];
  scales: TableScales;
  cohort: LinkParams;
}) {
  const t = useTranslations("platforms.table");
  return (
    <ol className="mt-2 border-t border-line-2 sm:hidden">
      {rows.map(({ name, platformId, raw, minutes, standings, ...row }) => {
        const own = { ...cohort, platform: platformId };
        return (
          <li
            key={platformId}
            className="relative grid grid-cols-[1fr_auto_auto] items-center gap-x-3 gap-y-1 border-b border-line-1 py-3"
          >
            <Link
              className="row-link col-span-3 min-h-6 font-bold"
              href={hrefTo(`/platforms/${platformId}`, { ...cohort, platform: null })}
              prefetch={false}
            >
              {name}
            </Link>
            {raw === null || row.verdict === null ? null : (
              <>
                <span className="text-xs text-ink-3">{t("rate")}</span>
                <Value
                  value={formatRate(raw.rate, scales.target)}
                  interval={formatInterval(raw.interval)}
                  isBad={row.verdict === "below"}
                />
                <span className="mx-3">
                  <BarAxis scale={scales.rates} mark={(rate) => formatTarget(rate).slice(0, -1)} />
                  <ValueBar
                    value={raw.rate}
                    interval={raw.interval}
                    verdict={row.verdict}
                    scale={scales.rates}
                  />
                </span>
              </>
            )}
            {minutes === null || row.minutesVerdict === null ? null : (
              <>
                <span className="text-xs text-ink-3">{t("minutes")}</span>
                <Value
                  value={minutes.mean.toFixed(1)}
                  interval={
                    minutes.interval === null
                      ? "–"
                      : `${minutes.interval.low.toFixed(1)}–${minutes.interval.high.toFixed(1)}`
                  }
                  isBad={row.minutesVerdict === "beyond"}
                />
                <span className="mx-3">
                  <BarAxis scale={scales.minutes} mark={String} />
                  <ValueBar
                    value={minutes.mean}
                    interval={minutes.interval}
                    verdict={aimSide(row.minutesVerdict)}
                    scale={scales.minutes}
                  />
                </span>
              </>
            )}
            <dl className="col-span-3 flex flex-wrap gap-x-4 text-xs text-ink-3 [&>div]:flex [&>div]:items-center [&>div]:gap-1">
              <div>
                <dt>{t("weak")}</dt>
                <dd>
                  {standings.weak === 0 ? (
                    "0"
                  ) : (
                    <Link
                      className={FACT}
                      href={hrefTo("/dealers", { ...own, standing: "weak" })}
                      aria-label={t("weakLink", {
                        name,
                        count: standings.weak,
                        dealers: row.dealers,
                      })}
                      prefetch={false}
                    >
                      {standings.weak}
                    </Link>
                  )}{" "}
                  {t("ofDealers", { dealers: formatCount(row.dealers) })}
                </dd>
              </div>
              <div>
                <dt>{t("due")}</dt>
                <dd>
                  <Link
                    className={FACT}
                    href={hrefTo("/shipments", { ...own, outcome: "due" })}
                    aria-label={t("dueLink", { name, count: row.due })}
                    prefetch={false}
                  >
                    {formatCount(row.due)}
                  </Link>
                </dd>
              </div>
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

function Value({ value, interval, isBad }: { value: string; interval: string; isBad: boolean }) {
  return (
    <span className="text-right">
      <span className={`block text-figure font-bold ${isBad ? "text-bad" : ""}`}>{value}</span>
      <span className="block text-xs leading-4 text-ink-3">{interval}</span>
    </span>
  );
}
