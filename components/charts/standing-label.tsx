import { StandingMark } from "#components/charts/standing-mark.tsx";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** What a standing is called and what it means, in the reader's words. */
export type StandingWords = { readonly word: string; readonly meaning: string };

const colours: Record<Standing, string> = {
  weak: "text-bad font-bold",
  watch: "text-bad",
  meets: "text-ink-2",
  strong: "text-good",
  none: "text-ink-3",
};

/** A standing as shape, word and colour; its meaning in the title. */
export function StandingLabel({ standing, word, meaning }: StandingWords & { standing: Standing }) {
  return (
    <span className={`badge-line ${colours[standing]}`} title={meaning}>
      <StandingMark standing={standing} />
      {word}
    </span>
  );
}
