import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { type BoardAct, isOffered } from "#components/board/board-action.ts";
import { dueText } from "#components/board/board-times.ts";
import { CardActs } from "#components/board/card-acts.tsx";
import { CardTimeBar } from "#components/board/card-time-bar.tsx";
import { CardPlan, OverdueWhy, PausedWhy, RiskWhy } from "#components/board/card-why.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { RefusedWords } from "#components/board/refused-words.tsx";
import { CardTimeLeft } from "#components/board/time-left.tsx";
import type { Refused } from "#components/board/use-board-actions.ts";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import { nearTime } from "#components/logging/time-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { type BoardCard, cardKey, lastSafeDepartureMs } from "#lib/domain/board/board-card.ts";
import type { Lane } from "#lib/domain/board/lanes.ts";
import { formatRate } from "#lib/i18n/format.ts";

/** What a card tells the board. */
export type CardHandlers = {
  readonly focus: (card: BoardCard) => void;
  readonly act: (act: BoardAct, card: BoardCard) => void;
  readonly select: (card: BoardCard) => void;
  readonly dismiss: (card: BoardCard) => void;
};

type Shown = {
  readonly card: BoardCard;
  readonly lane: Lane;
  readonly nowMs: number;
  readonly setting: BoardSetting;
  readonly isCompact: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** The server has not answered yet. */
  readonly isPending: boolean;
  readonly refused: Refused | null;
  readonly on: CardHandlers;
};

/** One shipment: time left, promise, where to, what, and what is to be known of it now. */
export const CardItem = memo(function CardItem(props: Shown) {
  const { card, lane, nowMs, setting, isCompact, isCurrent, isSelected, isPending, refused, on } =
    props;
  const t = useTranslations("board");
  const locale = useLocale();
  const isUrgent = lane === "at_risk" || lane === "overdue";
  const className =
    setting.classes.find(({ code }) => code === card.serviceClass)?.name ?? card.serviceClass;
  const leaveAtMs = lastSafeDepartureMs(card);
  return (
    <li
      data-card={cardKey(card)}
      data-current={isCurrent || undefined}
      className={`board-card cursor-pointer ${lane === "overdue" ? "border-bad-2" : "border-line-1"} ${isPending ? "opacity-60" : ""}`}
      // By a key: under a pointer that is still down nothing may move, or its click would miss.
      onFocus={({ target }) => target.matches(":focus-visible") && on.focus(card)}
    >
      <div className="flex items-baseline gap-2 text-xs leading-6 text-ink-3">
        {setting.mayLog || setting.mayAssign ? (
          <label className="-my-2.5 -mr-2 -ml-3 flex size-11 shrink-0 items-center justify-center self-center lg:m-0 lg:size-5 pointer-coarse:lg:-my-3 pointer-coarse:lg:size-11">
            <input
              type="checkbox"
              className="accent-accent"
              aria-label={t("selectOne", { number: card.number ?? t("noNumber") })}
              checked={isSelected}
              onChange={() => on.select(card)}
            />
          </label>
        ) : null}
        <CardTimeLeft card={card} lane={lane} nowMs={nowMs} />
        <span className="truncate" title={card.zone}>
          {t("due", {
            class: className,
            time: dueText(
              card.adjustedDueAtMs ?? card.dueAtMs,
              card.duePrecision,
              nowMs,
              card.zone,
              locale,
            ),
          })}
        </span>
        <Link
          className="-my-2.5 ml-auto py-2.5 whitespace-nowrap text-ink-2 hover:underline max-lg:text-accent"
          href={`/shipments/${card.dealerId}/${card.shipmentId}`}
          prefetch={false}
        >
          {card.number ?? t("noNumber")}
          <span className="sr-only"> {card.dealerName}</span>
        </Link>
      </div>
      <CardTimeBar card={card} lane={lane} nowMs={nowMs} />
      <div className="flex items-baseline gap-2">
        <span className="truncate font-bold">{card.dealerName}</span>
        <span className="min-w-0 shrink-[2] truncate text-xs text-ink-3">{card.place}</span>
        {card.pickedAtMs === null ? null : (
          <span className="badge-line ml-auto shrink-0 gap-1! text-xs text-good">
            <Icon name="check" size={14} />
            {t("picked", { time: nearTime(card.pickedAtMs, nowMs, card.zone, locale) })}
          </span>
        )}
        {card.weakRate === null ? null : (
          <span
            className="badge-line ml-auto gap-1! text-xs text-bad"
            title={t("weakTitle", { month: setting.month, rate: formatRate(card.weakRate) })}
          >
            <StandingMark standing="weak" />
            {t("weak", { month: setting.month, rate: formatRate(card.weakRate) })}
          </span>
        )}
      </div>
      {isCompact && !isUrgent ? null : (
        <div className="flex justify-between gap-2 text-xs text-ink-2">
          <span className="truncate">
            <Goods card={card} />
          </span>
          {isUrgent ? null : (
            <span className="whitespace-nowrap text-ink-3">
              <CardPlan card={card} nowMs={nowMs} leaveAtMs={leaveAtMs} />
            </span>
          )}
        </div>
      )}
      {isUrgent ? (
        <p className="text-xs text-ink-1">
          {lane === "at_risk" ? (
            <RiskWhy card={card} nowMs={nowMs} />
          ) : (
            <OverdueWhy card={card} nowMs={nowMs} />
          )}
        </p>
      ) : null}
      {card.pause === null ? null : <PausedWhy card={card} pause={card.pause} nowMs={nowMs} />}
      {refused === null ? null : (
        <p role="alert" className="mt-1 flex items-start gap-1.5 text-xs text-bad">
          <Icon name="alert" size={14} />
          <span className="flex-1">
            <RefusedWords why={refused} zone={card.zone} nowMs={nowMs} />
          </span>
          <button type="button" className="underline" onClick={() => on.dismiss(card)}>
            {t("dismiss")}
          </button>
        </p>
      )}
      {isCurrent ? (
        <CardActs
          card={card}
          offered={(act) =>
            isOffered(act, card) && (act === "assign" ? setting.mayAssign : setting.mayLog)
          }
          mayLog={setting.mayLog}
          on={on}
        />
      ) : null}
    </li>
  );
});

function Goods({ card: { product, pieces, otherLines } }: { card: BoardCard }) {
  const t = useTranslations("board");
  const locale = useLocale();
  if (product === null) return pieces > 0 ? t("piecesOnly", { pieces }) : null;
  const name = locale === "en" ? product.en : product.zh;
  const text = t("pieces", { product: name, pieces: product.pieces });
  return otherLines === 0 ? text : t("moreLines", { text, count: otherLines + 1, pieces });
}
