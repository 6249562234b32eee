import type { Verdict } from "#lib/domain/sla/verdict.ts";

const looks: Record<Verdict, { readonly text: string; readonly fill: string; readonly d: string }> =
  {
    on_time: {
      text: "text-good",
      fill: "fill-good-fill",
      d: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
    },
    late: { text: "text-bad", fill: "fill-bad-fill", d: "M0-5.5 5.5 0 0 5.5-5.5 0z" },
    overdue: { text: "text-bad font-bold", fill: "fill-bad-fill", d: "M0-5.5 5.8 4.5h-11.6z" },
    open: {
      text: "text-ink-2",
      fill: "fill-surface stroke-mark",
      d: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
    },
    void: { text: "text-ink-3", fill: "fill-none stroke-line-3", d: "m-3.5-3.5 7 7M3.5-3.5l-7 7" },
  };

/** A verdict as shape and colour beside its word. */
export function VerdictMark({ verdict, word }: { verdict: Verdict; word: string }) {
  const { text, fill, d } = looks[verdict];
  return (
    <span className={`badge-line ${text}`}>
      <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
        <path className={fill} strokeWidth={1.4} d={d} />
      </svg>
      {word}
    </span>
  );
}
