import { useTranslations } from "next-intl";
import type { Conclusion } from "#lib/charts/prepare-compare.ts";

const looks: Record<
  Conclusion,
  { readonly tone: string; readonly mark: string; readonly d: string }
> = {
  better: {
    tone: "text-good",
    mark: "fill-good-fill",
    d: "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0",
  },
  worse: { tone: "text-bad font-bold", mark: "fill-bad-fill", d: "M0-5 5 0 0 5-5 0z" },
  unsure: {
    tone: "text-ink-2",
    mark: "fill-surface stroke-mark",
    d: "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0",
  },
  overlap: { tone: "text-ink-3", mark: "stroke-line-3", d: "M-3.6 0h7.2" },
};

/** What a difference allows to say, as shape, word and colour. */
export function ConclusionWord({ conclusion, word }: { conclusion: Conclusion; word?: string }) {
  const t = useTranslations("compare.conclusion");
  const { tone, mark, d } = looks[conclusion];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <svg className="shrink-0" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
        <path className={mark} strokeWidth={1.5} d={d} />
      </svg>
      {word ?? t(conclusion)}
    </span>
  );
}
