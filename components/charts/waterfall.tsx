import Link from "next/link";
import type { LinearAxis } from "#lib/charts/linear-ticks.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";

/** A total, or a step from one value to another; values and bounds in the unit of the axis. */
export type WaterfallRow = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly title: string;
  readonly href: string;
  readonly dealerId: string | null;
  readonly low: number;
  readonly high: number;
  readonly bold: boolean;
} & (
  | { readonly kind: "total"; readonly at: number; readonly last: boolean }
  | { readonly kind: "step"; readonly from: number; readonly to: number; readonly sure: boolean }
);

const ROW = 27;
const GRID = "grid grid-cols-[minmax(0,148px)_minmax(0,1fr)_48px] items-center gap-x-2 text-xs";

/** Steps between two totals: bars with their intervals as fine lines, paler where 0 lies inside. */
export function Waterfall({
  rows,
  axis,
  label,
}: {
  rows: readonly WaterfallRow[];
  axis: LinearAxis;
  label: string;
}) {
  const at = percentScale(axis.from, axis.to);
  const decimals = axis.ticks.some((tick) => !Number.isInteger(tick)) ? 1 : 0;
  const fine = axis.ticks.some((tick) => Math.abs(tick * 10 - Math.round(tick * 10)) > 1e-6);
  return (
    <>
      <ol className="mt-2.5" aria-label={label}>
        {rows.map((row) => (
          <li key={row.key}>
            <Link
              className={`${GRID} hover:bg-sunken data-[linked]:bg-sunken`}
              href={row.href}
              title={row.title}
              prefetch={false}
              {...(row.dealerId !== null && { "data-dealer": row.dealerId })}
            >
              <span className={`truncate ${row.bold ? "font-bold text-ink-1" : "text-ink-2"}`}>
                {row.label}
              </span>
              <svg className="block w-full overflow-visible" height={ROW} aria-hidden="true">
                {axis.ticks.map((tick) => (
                  <line
                    key={tick}
                    className="stroke-line-1"
                    x1={at(tick)}
                    x2={at(tick)}
                    y1={0}
                    y2={ROW}
                  />
                ))}
                {row.kind === "total" ? <Total row={row} at={at} /> : <Step row={row} at={at} />}
              </svg>
              <span className={`text-right ${row.bold ? "font-bold" : ""} ${tone(row)}`}>
                {row.value}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <div className={GRID}>
        <span />
        <svg className="block w-full overflow-visible" height={18} aria-hidden="true">
          {axis.ticks.map((tick) => (
            <text key={tick} className="fill-ink-3 text-xs" x={at(tick)} y={14} textAnchor="middle">
              {tick.toFixed(fine ? 2 : decimals)}
            </text>
          ))}
        </svg>
        <span />
      </div>
    </>
  );
}

function tone(row: WaterfallRow): string {
  if (row.kind === "total" || row.to === row.from) return "text-ink-1";
  return row.to < row.from ? "text-bad" : "text-good";
}

type At = (value: number) => string;

function Total({ row, at }: { row: WaterfallRow & { kind: "total" }; at: At }) {
  const middle = ROW / 2;
  const x = at(row.at);
  return (
    <>
      <line
        className="stroke-line-3"
        x1={x}
        x2={x}
        y1={row.last ? 0 : middle}
        y2={row.last ? middle : ROW}
      />
      <line
        className="stroke-ink-1"
        strokeWidth={3}
        strokeOpacity={0.28}
        x1={at(row.low)}
        x2={at(row.high)}
        y1={middle}
        y2={middle}
      />
      <circle className="fill-ink-1" cx={x} cy={middle} r={4} />
    </>
  );
}

function Step({ row, at }: { row: WaterfallRow & { kind: "step" }; at: At }) {
  const { from, to, sure, low, high } = row;
  const middle = ROW / 2;
  const fill = to < from ? "stroke-bad-fill" : "stroke-good-fill";
  return (
    <>
      <line className="stroke-line-3" x1={at(from)} x2={at(from)} y1={0} y2={middle - 5} />
      <line className="stroke-line-3" x1={at(to)} x2={at(to)} y1={middle + 5} y2={ROW} />
      <line
        className={fill}
        strokeWidth={10}
        strokeOpacity={sure ? 1 : 0.42}
        x1={at(from)}
        x2={at(to)}
        y1={middle}
        y2={middle}
      />
      <line className="stroke-ink-1" x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
    </>
  );
}
