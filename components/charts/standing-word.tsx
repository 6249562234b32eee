import { useTranslations } from "next-intl";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import type { Standing } from "#lib/domain/stats/standing.ts";

const colours: Record<Standing, string> = {
  weak: "text-bad font-bold",
  watch: "text-bad",
  meets: "text-ink-2",
  strong: "text-good",
  none: "text-ink-3",
};

/** A standing as shape, word and colour; its meaning in the title. */
export function StandingWord({ standing }: { standing: Standing }) {
  const t = useTranslations("verdicts");
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colours[standing]}`}
      title={t(`standingMeaning.${standing}`)}
    >
      <StandingMark standing={standing} />
      {t(`standing.${standing}`)}
    </span>
  );
}
