import type { SparkPaths } from "#components/charts/spark-paths.ts";
import { HEIGHT, MARGIN, WIDTH } from "#components/charts/spark-size.ts";

/** Draws what `sparkPaths` made; the figures stand in its label. */
export function Sparkline({ targetY, line, below, newest }: SparkPaths) {
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path
        className="stroke-ink-1"
        strokeWidth={0.8}
        strokeOpacity={0.55}
        d={`M${MARGIN} ${targetY}H${WIDTH - MARGIN}`}
      />
      <path className="fill-none stroke-mark" strokeWidth={1.4} d={line} />
      {below === "" ? null : <path className="fill-bad-fill" d={below} />}
      {newest === "" ? null : <path className="stroke-ink-1" strokeWidth={4.4} d={newest} />}
    </svg>
  );
}
