import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import type { MonthPoint, MonthSlot } from "#lib/charts/prepare-month-rates.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatRate } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The frame that a month's slot is drawn into, in pixels. */
export type MonthFrame = {
  readonly top: number;
  readonly base: number;
  readonly y: (rate: number) => number;
  readonly target: number;
};

const looks: Record<
  AgainstTarget,
  { readonly bar: string; readonly mark: string; readonly d: string }
> = {
  below: { bar: "stroke-bad-fill", mark: "fill-bad-fill", d: "M0-6 6 0 0 6-6 0z" },
  unsure: {
    bar: "stroke-line-3",
    mark: "fill-surface stroke-line-3",
    d: "M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0",
  },
  above: {
    bar: "stroke-good-fill",
    mark: "fill-good-fill",
    d: "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0",
  },
};

/** Both ends of an interval, with as many decimals as show on which side of the target they lie. */
export function boundsWords({ low, high }: Interval, target: number): string {
  return `${formatRate(low, target)}–${formatRate(high, target)}`;
}

/** What a month's interval says of the target, as a shape beside its word. */
export function MonthVerdictMark({ verdict }: { verdict: AgainstTarget }) {
  return (
    <svg className="shrink-0" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
      <path className={looks[verdict].mark} strokeWidth={1.3} d={looks[verdict].d} />
    </svg>
  );
}

/** One month of the axis with its mark, if it has one. */
export function MonthOnAxis({
  slot,
  x,
  width,
  firstOfYear,
  frame,
  href,
}: {
  slot: MonthSlot;
  x: number;
  width: number;
  firstOfYear: boolean;
  frame: MonthFrame;
  href: string;
}) {
  const locale = useLocale();
  const middle = x + width / 2;
  const number = Number(slot.month.slice(5));
  const label =
    locale === "en"
      ? new Date(Date.UTC(2000, number - 1)).toLocaleString("en", {
          month: width < 28 ? "narrow" : "short",
          timeZone: "UTC",
        })
      : String(number);
  const tone = slot.selected ? "fill-ink-1 font-bold" : slot.point ? "fill-ink-3" : "fill-line-3";
  const { top, base } = frame;
  return (
    <>
      {slot.selected ? (
        <rect className="fill-accent-soft" x={x} y={top} width={width} height={base - top} />
      ) : null}
      {slot.point === null ? null : (
        <Point
          point={slot.point}
          x={x}
          width={width}
          frame={frame}
          href={href}
          selected={slot.selected}
        />
      )}
      <text className={`text-xs ${tone}`} x={middle} y={base + 17} textAnchor="middle">
        {label}
      </text>
      {firstOfYear ? (
        <text className="fill-ink-3 text-xs" x={middle} y={base + 35} textAnchor="middle">
          {slot.month.slice(0, 4)}
        </text>
      ) : null}
    </>
  );
}

function Point({
  point,
  x,
  width,
  frame,
  href,
  selected,
}: {
  point: MonthPoint;
  x: number;
  width: number;
  frame: MonthFrame;
  href: string;
  selected: boolean;
}) {
  const t = useTranslations("dealers.months");
  const locale = useLocale();
  const { top, base, y, target } = frame;
  const { bar, mark, d } = looks[point.verdict];
  const middle = x + width / 2;
  const period = parsePeriod(point.month);
  const title = t("pointTitle", {
    month: period === null ? point.month : formatPeriod(period, locale),
    rate: formatRate(point.rate, target),
    due: point.due,
    onTime: point.onTime,
    interval: boundsWords(point.interval, target),
  });
  return (
    <Link
      className="group outline-offset-0"
      href={href}
      aria-label={title}
      aria-current={selected ? "true" : undefined}
      prefetch={false}
      scroll={false}
    >
      <title>{title}</title>
      <rect
        className="fill-transparent group-hover:fill-sunken"
        x={x}
        y={top}
        width={width}
        height={base - top}
      />
      <line
        className={bar}
        strokeWidth={3}
        strokeOpacity={0.5}
        x1={middle}
        x2={middle}
        y1={y(point.interval.low)}
        y2={y(point.interval.high)}
      />
      <path
        className={mark}
        strokeWidth={1.3}
        transform={`translate(${middle} ${y(point.rate)})`}
        d={d}
      />
    </Link>
  );
}
