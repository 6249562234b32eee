import { useLocale, useTranslations } from "next-intl";
import { spanParts } from "#components/board/board-times.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";
import type { Lane } from "#lib/domain/board/lanes.ts";

/** What is left of a promise, or since when it is over, its digits large. */
export function CardTimeLeft({
  card,
  lane,
  nowMs,
}: {
  card: BoardCard;
  lane: Lane;
  nowMs: number;
}) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { adjustedDueAtMs } = card;
  if (adjustedDueAtMs === null) return <b className="text-ink-1">{t("pausedLeft")}</b>;
  const isOver = lane === "overdue";
  const isUrgent = isOver || lane === "at_risk";
  const parts = spanParts(Math.abs(adjustedDueAtMs - nowMs), locale);
  const span = () =>
    parts.map(({ text, isNumber }) =>
      isNumber ? (
        <b key={text} className={`text-[18px] ${isUrgent ? "" : "text-ink-1"}`}>
          {text}
        </b>
      ) : (
        text
      ),
    );
  return (
    <span className={`whitespace-nowrap ${isUrgent ? "text-bad" : "text-ink-2"}`}>
      {t.rich(isOver ? "over" : "left", { span })}
    </span>
  );
}
