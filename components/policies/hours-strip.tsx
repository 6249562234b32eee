import { minuteOf } from "#components/policies/policy-words.ts";
import type { WindowInput } from "#lib/domain/sla/policy.ts";

const WIDTH = 288;
const HEIGHT = 12;
const hours = [6, 12, 18];

/** The windows of a day on a line of 24 hours; the times stand beside it as text. */
export function HoursStrip({ windows }: { windows: readonly WindowInput[] }) {
  const x = (time: string) => (Math.min(1440, Math.max(0, minuteOf(time))) / 1440) * WIDTH;
  const bars = windows
    .map(([open, close]) => ({ key: `${open}-${close}`, from: x(open), to: x(close) }))
    .filter(({ from, to }) => to > from);
  return (
    <svg
      className="block h-3 w-full min-w-24"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="fill-sunken" width={WIDTH} height={HEIGHT} />
      {bars.map(({ key, from, to }) => (
        <rect key={key} className="fill-good-2" x={from} width={to - from} height={HEIGHT} />
      ))}
      {hours.map((hour) => (
        <line
          key={hour}
          className="stroke-line-2"
          vectorEffect="non-scaling-stroke"
          x1={(hour / 24) * WIDTH}
          x2={(hour / 24) * WIDTH}
          y1={0}
          y2={HEIGHT}
        />
      ))}
    </svg>
  );
}

/** The hours below a column of strips. */
export function HoursAxis() {
  return (
    <div className="grid grid-cols-4 text-xs text-ink-3" aria-hidden="true">
      <span>0</span>
      {hours.map((hour) => (
        <span key={hour} className="-translate-x-1.5">
          {String(hour)}
        </span>
      ))}
    </div>
  );
}
