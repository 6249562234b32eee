import { useTranslations } from "next-intl";

const [LEFT, HOUR, TOP, ROW] = [44, 46, 22, 34];
const CLOSE = 19;
const OPEN = 9;

type Run = readonly [start: number, minutes: number];

/** Deliveries of a week that was made up: when each was ordered, and how long it took. */
const week: readonly (readonly Run[])[] = [
  [
    [9.2, 84],
    [12.1, 70],
    [15.4, 97],
  ],
  [
    [9.9, 66],
    [13.6, 102],
    [16.8, 75],
  ],
  [
    [9.4, 90],
    [11.7, 78],
    [16.1, 88],
  ],
  [
    [10.3, 72],
    [13.1, 95],
    [16.4, 69],
  ],
  [
    [9.6, 105],
    [12.4, 80],
    [15.0, 92],
  ],
  [
    [9.8, 76],
    [12.9, 168],
    [16.6, 85],
  ],
  [
    [10.6, 88],
    [14.2, 73],
  ],
];

const xOf = (hour: number) => LEFT + (hour - OPEN) * HOUR;

/**
 * 7 × 10 × 2 as a picture: seven days, ten hours each, every delivery a line to the promise that two
 * hours make; the one that came too late stands out. It shows no data.
 */
export function WeekPicture() {
  const t = useTranslations("auth.picture");
  const days = t("days").split(" ");
  const width = xOf(CLOSE) + 24;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${TOP + ROW * 7 + 26}`}
        className="block w-full"
        aria-hidden="true"
      >
        {[9, 11, 13, 15, 17, 19].map((hour) => (
          <g key={hour}>
            <path
              className={hour === OPEN || hour === CLOSE ? "stroke-line-2" : "stroke-line-1"}
              d={`M${xOf(hour)} ${TOP - 4}V${TOP + ROW * 7 - 6}`}
              strokeDasharray={hour === OPEN || hour === CLOSE ? undefined : "2 4"}
            />
            <text
              className="fill-ink-3 text-xs"
              x={xOf(hour)}
              y={TOP + ROW * 7 + 12}
              textAnchor="middle"
            >
              {`${String(hour).padStart(2, "0")}:00`}
            </text>
          </g>
        ))}
        {week.map((runs, day) => {
          const y = TOP + ROW * day + ROW / 2 - 6;
          return (
            <g key={days[day]}>
              <text
                className={day > 4 ? "fill-ink-1 text-xs font-bold" : "fill-ink-3 text-xs"}
                x={0}
                y={y + 4}
              >
                {days[day]}
              </text>
              {runs.map(([start, minutes]) => (
                <Delivery key={start} x={xOf(start)} y={y} minutes={minutes} />
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-3 text-xs text-ink-3">{t("caption")}</figcaption>
    </figure>
  );
}

/** From the order to the delivery, and the promise two hours after the order. */
function Delivery({ x, y, minutes }: { x: number; y: number; minutes: number }) {
  const due = x + 2 * HOUR;
  const end = x + (minutes / 60) * HOUR;
  const isKept = minutes <= 120;
  return (
    <g>
      <path className="stroke-mark-soft" d={`M${x} ${y}H${due}`} strokeWidth={3} />
      <path
        className={isKept ? "stroke-good-2" : "stroke-bad-2"}
        d={`M${x} ${y}H${end}`}
        strokeWidth={3}
      />
      <path className="stroke-ink-1" d={`M${due} ${y - 6}V${y + 6}`} strokeWidth={1.2} />
      {isKept ? (
        <circle className="fill-good-fill" cx={end} cy={y} r={4} />
      ) : (
        <path className="fill-bad-fill" d={`M${end} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`} />
      )}
    </g>
  );
}
