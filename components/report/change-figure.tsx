import { useTranslations } from "next-intl";
import { Figure } from "#components/ui/figure.tsx";
import type { RateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { formatPoints } from "#lib/i18n/format.ts";

/** A change since the period before; null where there was none to compare with. */
export type Change = {
  /** The period before, in words. */
  readonly beside: string;
  readonly difference: RateDifference | null;
} | null;

/** By how many points the rate moved, with the interval that says whether it did. */
export function ChangeFigure({ change }: { change: Change }) {
  const t = useTranslations("report.figure");
  const difference = change?.difference ?? null;
  if (change === null || difference === null) {
    return <Figure label={t("change")} value="–" note={t("noBefore")} />;
  }
  const { difference: value, low, high } = difference;
  const isReal = low > 0 || high < 0;
  return (
    <Figure
      label={t("changeSince", { period: change.beside })}
      value={t("points", { points: formatPoints(value * 100) })}
      note={t(isReal ? "changeReal" : "changeChance", {
        low: formatPoints(low * 100),
        high: formatPoints(high * 100),
      })}
      tone={isReal && value < 0 ? "bad" : "plain"}
    />
  );
}
