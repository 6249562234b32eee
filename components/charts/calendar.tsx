import type { Calendar, CalendarDay } from "#lib/charts/prepare-calendar.ts";

const CELL = 11;
const STEP = 13;
const LEFT = 28;
const TOP = 18;
/** Saturday and Sunday stand a little apart. */
const WEEKEND_GAP = 2;

const looks = [
  "fill-surface stroke-line-2",
  "fill-bad-1 stroke-bad-2",
  "fill-bad-2 stroke-bad-2",
  "fill-bad-fill stroke-bad-fill",
] as const;

/** What a day's colour stands for, beside its word. */
export function CalendarSwatch({ level }: { level: CalendarDay["level"] }) {
  return (
    <svg width={12} height={12} aria-hidden="true">
      <rect className={looks[level]} x={0.5} y={0.5} width={11} height={11} />
    </svg>
  );
}

/**
 * A year of days, a column a week, coloured by how many were missed. Days with misses lead to their
 * shipments; those without are drawn in one stroke, for a page of links weighs too much, and stand in
 * the table beside. The keyboard goes by that table.
 */
export function CalendarChart({
  calendar,
  label,
  weekdayNames,
  monthName,
  title,
  href,
  className,
}: {
  calendar: Calendar;
  label: string;
  /** Monday first. */
  weekdayNames: readonly string[];
  monthName: (month: string) => string;
  title: (day: CalendarDay) => string;
  href: (day: CalendarDay) => string;
  className: string;
}) {
  const { weeks, days, months } = calendar;
  const x = (week: number) => LEFT + week * STEP + 0.5;
  const y = (weekday: number) => TOP + weekday * STEP + (weekday > 4 ? WEEKEND_GAP : 0) + 0.5;
  const cells = (own: readonly CalendarDay[]) =>
    own.map((day) => `M${x(day.week)} ${y(day.weekday)}h${CELL}v${CELL}h-${CELL}z`).join("");
  const clean = days.filter(({ missed }) => missed === 0);
  const inPeriod = days.filter((day) => day.inPeriod);
  const framesPeriod = inPeriod.length < days.length;
  return (
    <svg className={className} width={LEFT + weeks * STEP + 1} height={y(6) + CELL + 2}>
      <title>{label}</title>
      {months.map(({ month, week }, index) =>
        (months[index + 1]?.week ?? weeks) - week < 3 ? null : (
          <text key={month} className="fill-ink-3 text-xs" x={x(week)} y={12}>
            {monthName(month)}
          </text>
        ),
      )}
      {[0, 2, 4, 6].map((weekday) => (
        <text
          key={weekday}
          className="fill-ink-3 text-xs"
          x={LEFT - 5}
          y={y(weekday) + 10}
          textAnchor="end"
        >
          {weekdayNames[weekday]}
        </text>
      ))}
      <path className={looks[0]} d={cells(clean)} />
      {days
        .filter(({ missed }) => missed > 0)
        .map((day) => (
          <a key={day.on} href={href(day)} tabIndex={-1}>
            <title>{title(day)}</title>
            <path className={looks[day.level]} d={cells([day])} />
          </a>
        ))}
      {framesPeriod ? (
        <path className="pointer-events-none fill-none stroke-accent" d={cells(inPeriod)} />
      ) : null}
    </svg>
  );
}
