import { useTranslations } from "next-intl";

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

/** A verdict as shape, word and colour. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("verdicts.verdict");
  const { text, fill, d } = looks[verdict];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${text}`}>
      <svg className="shrink-0" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
        <path className={fill} strokeWidth={1.4} d={d} />
      </svg>
      {t(verdict)}
    </span>
  );
}
