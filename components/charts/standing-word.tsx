import { useTranslations } from "next-intl";
import { StandingLabel } from "#components/charts/standing-label.tsx";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** A standing as shape, word and colour; its meaning in the title. */
export function StandingWord({ standing }: { standing: Standing }) {
  const t = useTranslations("verdicts");
  return (
    <StandingLabel
      standing={standing}
      word={t(`standing.${standing}`)}
      meaning={t(`standingMeaning.${standing}`)}
    />
  );
}
