import { useTranslations } from "next-intl";
import { StandingWord } from "#components/charts/standing-word.tsx";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatInterval, formatProbability, formatTarget } from "#lib/i18n/format.ts";

/** A dealer's standing and, in words, how sure it is and why. */
export function StandingSentence({
  row,
  period,
  judged,
}: {
  row: LeagueRow;
  period: string;
  /** How many dealers were judged together. */
  judged: number;
}) {
  const t = useTranslations("dealers.page");
  const target = formatTarget(row.target);
  const q =
    row.qValue === null
      ? ""
      : row.qValue < 0.001
        ? "<\u00a00.001"
        : `=\u00a0${row.qValue.toFixed(3)}`;
  return (
    <p className="max-w-4xl text-title text-ink-2 text-pretty">
      <span className="mr-3 inline-flex align-baseline font-bold">
        <StandingWord standing={row.standing} />
      </span>
      {row.interval === null || row.probBelowTarget === null
        ? null
        : t("certainty", {
            period,
            interval: formatInterval(row.interval),
            target,
            probability: formatProbability(row.probBelowTarget),
          })}
      {t(`means.${row.standing}`, { dealers: judged, q, period })}
    </p>
  );
}
