import { useTranslations } from "next-intl";
import type { ColumnGuess } from "#lib/domain/importing/guess-columns.ts";

const SURE = 0.85;
const LIKELY = 0.6;

/** How a column was recognised, by shape and word; nothing where no column is chosen. */
export function GuessWord({
  guess,
  isChosen,
}: {
  /** Null where the choice is not the guess. */
  guess: Pick<ColumnGuess, "confidence" | "reason"> | null;
  isChosen: boolean;
}) {
  const t = useTranslations("import.mapping");
  if (!isChosen) return null;
  if (guess === null) return <span className="text-ink-3">{t("chosen")}</span>;
  const { confidence, reason } = guess;
  const level = confidence >= SURE ? "sure" : confidence >= LIKELY ? "likely" : "unsure";
  return (
    <span className="inline-flex items-center gap-1.5 leading-4">
      <svg
        width={10}
        height={10}
        viewBox="0 0 10 10"
        aria-hidden="true"
        className={level === "unsure" ? "text-bad-fill" : "text-good-fill"}
      >
        <circle
          cx={5}
          cy={5}
          r={3.4}
          fill={level === "sure" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth={1.3}
        />
      </svg>
      <span>
        <span className={level === "unsure" ? "text-bad" : "text-ink-2"}>{t(level)}</span>
        {reason === null ? null : <span className="text-ink-3"> {t(`why.${reason}`)}</span>}
      </span>
    </span>
  );
}
