import Link from "next/link";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import type { LinearAxis } from "#lib/charts/linear-ticks.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";

/** A value with its interval; `below` = it surely misses the aim, `above` = it surely keeps it. */
export type AimRow = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly interval: Interval | null;
  readonly verdict: AgainstTarget;
  readonly shown: string;
  readonly note: string;
  readonly title: string;
  readonly href: string;
};

const GRID =
  "grid grid-cols-[72px_minmax(0,1fr)_44px_56px] items-center gap-x-2 text-xs leading-[18px]";
/** Up to this many rows there is room to set them apart. */
const FEW = 9;

/** Values with their intervals against an aim on one axis, a row each, each a link. */
export function AimRows({
  rows,
  axis,
  aim,
  label,
}: {
  rows: readonly AimRow[];
  axis: LinearAxis;
  aim: number;
  label: string;
}) {
  const at = percentScale(axis.from, axis.to);
  const dense = rows.length > FEW ? "h-6 lg:h-[18px]" : "h-6";
  const ticks = axis.ticks.filter((tick) => tick !== aim);
  return (
    <>
      <ol className="mt-2.5" aria-label={label}>
        {rows.map((row) => {
          const bad = row.verdict === "below";
          return (
            <li key={row.key}>
              <Link
                className={`${GRID} ${dense} hover:bg-sunken`}
                href={row.href}
                title={row.title}
                prefetch={false}
              >
                <span className={`truncate ${bad ? "font-bold text-ink-1" : "text-ink-2"}`}>
                  {row.label}
                </span>
                <svg className={`block w-full overflow-visible ${dense}`} aria-hidden="true">
                  {ticks.map((tick) => (
                    <Grid key={tick} className="stroke-line-1" x={at(tick)} />
                  ))}
                  <Grid className="stroke-ink-1" x={at(aim)} width={1.2} />
                  <JudgedBar
                    value={row.value}
                    interval={row.interval}
                    verdict={row.verdict}
                    at={at}
                  />
                </svg>
                <span className={`text-right ${bad ? "font-bold text-bad" : "text-ink-1"}`}>
                  {row.shown}
                </span>
                <span className="text-right whitespace-nowrap text-ink-3">{row.note}</span>
              </Link>
            </li>
          );
        })}
      </ol>
      <div className={GRID}>
        <span />
        <svg className="block w-full overflow-visible" height={18} aria-hidden="true">
          {axis.ticks.map((tick) => (
            <text
              key={tick}
              className={`text-xs ${tick === aim ? "fill-ink-1 font-bold" : "fill-ink-3"}`}
              x={at(tick)}
              y={14}
              textAnchor="middle"
            >
              {tick}
            </text>
          ))}
        </svg>
      </div>
    </>
  );
}

function Grid({ className, x, width = 1 }: { className: string; x: string; width?: number }) {
  return <line className={className} strokeWidth={width} x1={x} x2={x} y1="0" y2="100%" />;
}
