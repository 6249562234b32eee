import Link from "next/link";
import { useTranslations } from "next-intl";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { HourStrip, HourStripDay, JudgedRate } from "#lib/charts/prepare-hour-strip.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

/** More hours than these do not fit beside other panels and scroll inside their own. */
const MOST_HOURS = 12;

/** Where the shipments of a weekday, or of one hour of it, are listed. */
export type HourHref = (weekday: number, hour: number | null) => string;

/**
 * On-time rate by hour of the week: blue surely meets the target, orange surely misses it, an outline
 * with its number may be either; at the right each day's total. Cells lead to their shipments; the
 * keyboard stops at those that do not surely meet the target, and at all in the table beside.
 */
export function HourStripChart({ strip, href }: { strip: HourStrip; href: HourHref }) {
  const t = useTranslations("overview.hours");
  const { hours, days, target, scale } = strip;
  const at = percentScale(scale.from - 0.005, 1.005);
  const wide = hours.length > MOST_HOURS ? "min-w-[720px]" : "";
  return (
    <div className="mt-1.5 overflow-x-auto">
      <table
        className={`w-full table-fixed border-separate border-spacing-x-0.5 border-spacing-y-0.5 text-xs ${wide}`}
      >
        <caption className="sr-only">{t("label")}</caption>
        <thead>
          <tr className="text-ink-3">
            <td className="w-8" />
            {hours.map((hour) => (
              <th key={hour} scope="col" className="p-0 text-center font-normal">
                {hour}
              </th>
            ))}
            <td className="relative w-12 px-1.5 py-0 sm:w-28" aria-hidden="true">
              <svg className="block w-full overflow-visible" height={16} aria-hidden="true">
                <text className="fill-ink-1 font-bold" x={at(target)} y={12} textAnchor="middle">
                  {formatTarget(target).slice(0, -1)}
                </text>
              </svg>
            </td>
            <td className="w-11" />
          </tr>
        </thead>
        {[days.slice(0, 5), days.slice(5)].map((part) => (
          <tbody
            key={part[0]?.weekday}
            className="before:block before:h-0.5 before:content-[''] first-of-type:before:hidden"
          >
            {part.map((day) => (
              <Day key={day.weekday} day={day} strip={strip} href={href} at={at} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Day({
  day,
  strip,
  href,
  at,
}: {
  day: HourStripDay;
  strip: HourStrip;
  href: HourHref;
  at: (value: number) => string;
}) {
  const t = useTranslations("overview.hours");
  const { weekday, weekend, cells, total } = day;
  const { hours, target } = strip;
  const name = t("weekday", { day: String(weekday) });
  const tone = total?.verdict === "below" ? "font-bold text-bad" : "text-ink-1";
  return (
    <tr>
      <th
        scope="row"
        className={`p-0 text-left ${weekend ? "font-bold text-ink-1" : "font-normal text-ink-2"}`}
      >
        {name}
      </th>
      {cells.map((cell, index) => {
        const hour = hours[index] ?? 0;
        return (
          <td key={hour} className="p-0">
            {cell === null ? null : (
              <Cell
                cell={cell}
                strip={strip}
                href={href(weekday, hour)}
                name={t("cellName", { day: name, from: hour, to: hour + 1 })}
              />
            )}
          </td>
        );
      })}
      <td className="px-1.5 py-0" aria-hidden="true">
        <svg className="block w-full overflow-visible" height={26} aria-hidden="true">
          <line
            className="stroke-ink-1"
            strokeWidth={1.2}
            x1={at(target)}
            x2={at(target)}
            y1={-5}
            y2={28}
          />
          {total === null ? null : (
            <JudgedBar
              value={total.rate}
              interval={total.interval}
              verdict={total.verdict}
              at={at}
            />
          )}
        </svg>
      </td>
      <td className={`p-0 text-right ${tone}`}>
        {total === null ? null : (
          <Link
            className="thumb relative inline-block leading-6 hover:underline"
            href={href(weekday, null)}
            title={meaning(total)}
            prefetch={false}
          >
            {formatRate(total.rate, target)}
          </Link>
        )}
      </td>
    </tr>
  );

  function meaning({ interval, due }: JudgedRate) {
    return t("total", { day: name, interval: formatInterval(interval), due: formatCount(due) });
  }
}

const solid = "block h-[26px]";
const looks = {
  below: "block h-[26px] bg-bad-2 text-center leading-[26px] font-bold text-ink-1",
  unsure: "block h-[26px] border border-line-2 text-center leading-6 text-ink-3",
} as const;

function Cell({
  cell,
  strip,
  href,
  name,
}: {
  cell: JudgedRate;
  strip: HourStrip;
  href: string;
  name: string;
}) {
  const t = useTranslations("overview.hours");
  const { rate, verdict, due, onTime, interval } = cell;
  const { target, deepFrom } = strip;
  const label = t("cell", {
    name,
    verdict,
    rate: formatRate(rate, target),
    interval: formatInterval(interval),
    onTime: formatCount(onTime),
    due: formatCount(due),
  });
  const above = verdict === "above";
  const look = above ? `${solid} ${rate >= deepFrom ? "bg-good-2" : "bg-good-1"}` : looks[verdict];
  return (
    <Link
      className={`${look} outline-offset-0 hover:outline-2 hover:outline-accent`}
      href={href}
      title={label}
      tabIndex={above ? -1 : undefined}
      prefetch={false}
    >
      {above ? null : <span aria-hidden="true">{wholePercent(rate, target)}</span>}
    </Link>
  );
}

/** Whole percent that never stand on the wrong side of the target, nor at 100 when something was missed. */
function wholePercent(rate: number, target: number): number {
  const rounded = Math.round(100 * rate);
  const wrong = (rate < target && rounded >= 100 * target) || (rate < 1 && rounded === 100);
  return wrong ? Math.floor(100 * rate) : rounded;
}
