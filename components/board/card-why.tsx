import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nearTime } from "#components/logging/time-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { expectedAtMs, riskReason } from "#lib/domain/board/at-risk.ts";
import { type BoardCard, hasLeft } from "#lib/domain/board/board-card.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";

/** Why a shipment is at risk, from the pace of its platform. */
export function RiskWhy({ card, nowMs }: { card: BoardCard; nowMs: number }) {
  const t = useTranslations("board");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const { adjustedDueAtMs, state, zone, dispatchedAtMs, driverName } = card;
  if (adjustedDueAtMs === null) return null;
  if (state === "delivery_failed") {
    const atMs = expectedAtMs(card, nowMs);
    const expected = atMs === null ? "none" : nearTime(atMs, nowMs, zone, locale);
    return t("risk.failed", { reason: reasonWord(card.reason, words), expected });
  }
  const why = riskReason(card, adjustedDueAtMs, nowMs);
  const span = (count: number) => formatDuration(count * 60_000, locale);
  const spans = {
    usual: span(why.kind === "floor" ? 0 : why.usualMinutes),
    late: span(why.kind === "late" ? why.lateMinutes : 0),
    slow: span(why.kind === "tight" ? why.slowMinutes : 0),
  };
  if (hasLeft(card) && dispatchedAtMs !== null) {
    const who = driverName === null ? "" : `${driverName} `;
    return t(`risk.away.${why.kind}`, {
      ...spans,
      who,
      time: nearTime(dispatchedAtMs, nowMs, zone, locale),
    });
  }
  return t(`risk.waiting.${why.kind}`, { ...spans, state: t(`state.${state}`) });
}

/** What is known of one that is overdue: why, where it stands, and when it is expected. */
export function OverdueWhy({ card, nowMs }: { card: BoardCard; nowMs: number }) {
  const t = useTranslations("board");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const { reason, state, driverName, zone } = card;
  const where = [driverName, t(`state.${state}`)].filter((part) => part !== null).join(" ");
  const atMs = hasLeft(card) && state !== "delivery_failed" ? expectedAtMs(card, nowMs) : null;
  const rest =
    atMs === null
      ? where
      : t("overdueExpected", { state: where, time: nearTime(atMs, nowMs, zone, locale) });
  return reason === null ? rest : t("reasonLine", { reason: reasonWord(reason, words), rest });
}

/** Why its clock stands still, since when, and who said so. */
export function PausedWhy({
  card,
  pause,
  nowMs,
}: {
  card: BoardCard;
  pause: NonNullable<BoardCard["pause"]>;
  nowMs: number;
}) {
  const t = useTranslations("board");
  const words = useTranslations("shipments");
  const locale = useLocale();
  return (
    <p className="text-xs text-ink-1">
      {t(pause.by === null ? "pausedWhy" : "pausedWhyBy", {
        reason: reasonWord(pause.reason, words),
        time: nearTime(pause.fromMs, nowMs, card.zone, locale),
        by: pause.by ?? "",
      })}
    </p>
  );
}

/** Until when it must leave, or when it is expected, and who has it. */
export function CardPlan({
  card,
  nowMs,
  leaveAtMs,
}: {
  card: BoardCard;
  nowMs: number;
  leaveAtMs: number | null;
}) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { driverName, zone } = card;
  const isAway = hasLeft(card);
  const atMs = isAway ? expectedAtMs(card, nowMs) : leaveAtMs;
  if (atMs === null) return driverName;
  const time = nearTime(atMs, nowMs, zone, locale);
  const b = (text: ReactNode) => <b className="text-ink-1">{text}</b>;
  const key = isAway ? "expected" : "leaveBy";
  return driverName === null
    ? t.rich(key, { time, b })
    : t.rich(`${key}Who`, { time, b, driver: driverName });
}
