import { scaleLinear } from "@visx/scale";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { LateBy } from "#lib/charts/prepare-late-by.ts";
import { formatCount } from "#lib/i18n/format.ts";

const ROW = 28;
const LABELS = 104;
const COUNTS = 48;

/** One bar: how many, and where they are listed; null where no list counts the same. */
export type LateByRow = {
  readonly key: string;
  readonly label: string;
  readonly n: number;
  readonly href: string | null;
  /** Never delivered: an outline, for its lateness has no end yet. */
  readonly hollow: boolean;
};

/** How many were late by how much: a bar a bin, each leading to the shipments it counts. */
export function LateByChart({
  chart,
  rows,
  width,
  className,
}: {
  chart: LateBy;
  rows: readonly LateByRow[];
  width: number;
  className: string;
}) {
  const t = useTranslations("dealers.lateBy");
  const x = scaleLinear({ domain: [0, chart.top], range: [0, width - LABELS - COUNTS] });
  return (
    <svg className={className} width={width} height={rows.length * ROW}>
      <title>{t("chartLabel", { missed: chart.missed })}</title>
      {rows.map((row, index) => (
        <g key={row.key} transform={`translate(0 ${index * ROW})`}>
          <Bar row={row} length={x(row.n)} width={width} />
        </g>
      ))}
      <line className="stroke-line-3" x1={LABELS} x2={LABELS} y1={0} y2={rows.length * ROW} />
    </svg>
  );
}

function Bar({ row, length, width }: { row: LateByRow; length: number; width: number }) {
  const t = useTranslations("dealers.lateBy");
  const drawing = (
    <>
      <rect className="fill-transparent group-hover:fill-sunken" width={width} height={ROW} />
      <text className="fill-ink-2 text-xs" x={LABELS - 8} y={ROW / 2 + 4} textAnchor="end">
        {row.label}
      </text>
      {row.n === 0 ? null : (
        <rect
          className={row.hollow ? "fill-surface stroke-bad-fill" : "fill-bad-fill"}
          strokeWidth={1.3}
          x={LABELS}
          y={6}
          width={length}
          height={ROW - 12}
        />
      )}
      <text
        className={`text-xs ${row.n === 0 ? "fill-ink-3" : "fill-ink-1 font-bold"}`}
        x={LABELS + length + 6}
        y={ROW / 2 + 4}
      >
        {formatCount(row.n)}
      </text>
    </>
  );
  if (row.n === 0 || row.href === null) return drawing;
  return (
    <Link className="group" href={row.href} prefetch={false}>
      <title>{t("barTitle", { label: row.label, count: row.n })}</title>
      {drawing}
    </Link>
  );
}
