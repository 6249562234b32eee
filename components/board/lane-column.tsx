import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dueText } from "#components/board/board-times.ts";
import { type CardHandlers, CardItem } from "#components/board/card-item.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import type { Refused } from "#components/board/use-board-actions.ts";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type BoardCard, cardKey } from "#lib/domain/board/board-card.ts";
import type { Lane } from "#lib/domain/board/lanes.ts";
import { formatCount } from "#lib/i18n/format.ts";

export const laneIcons: Record<Lane, IconName> = {
  to_pick: "stock",
  to_deliver: "shipments",
  at_risk: "alert",
  overdue: "clock",
  paused: "clock",
};

/** What all cards of a board share. */
export type CardsShared = {
  readonly nowMs: number;
  readonly setting: BoardSetting;
  readonly isCompact: boolean;
  readonly current: string | null;
  readonly selected: ReadonlySet<string>;
  readonly pending: ReadonlySet<string>;
  readonly refusals: ReadonlyMap<string, Refused>;
  readonly on: CardHandlers;
};

/** Whether a lane's name is a warning. */
export function isUrgent(lane: Lane): lane is "at_risk" | "overdue" {
  return lane === "at_risk" || lane === "overdue";
}

/** A lane: its cards by time left, as many as were asked for, and what stands below them. */
export function LaneColumn({
  lane,
  cards,
  count,
  shown,
  moreHref,
  onMore,
  shared,
  children,
}: {
  lane: Lane;
  cards: readonly BoardCard[];
  /** How many there are in all; more than `cards` until all have come. */
  count: number;
  shown: number;
  /** Where the rest is to be had without JavaScript. */
  moreHref: string;
  onMore: () => void;
  shared: CardsShared;
  children?: ReactNode;
}) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { nowMs, current, selected, pending, refusals } = shared;
  // Where not all have come, nobody knows how many of them are.
  const isAll = lane === "to_pick" && cards.length === count;
  const picked = isAll ? cards.filter(({ pickedAtMs }) => pickedAtMs !== null).length : 0;
  const next = cards[shown] ?? cards.at(-1);
  return (
    <>
      <header className="mb-2 flex h-8 items-center gap-2">
        <span className={isUrgent(lane) ? "text-bad" : "text-ink-1"}>
          <Icon name={laneIcons[lane]} size={18} />
        </span>
        <h2
          id={`lane-${lane}`}
          className={`text-title font-bold ${isUrgent(lane) ? "text-bad" : ""}`}
        >
          {t(`lane.${lane}`)}
        </h2>
        <span className="text-title whitespace-nowrap text-ink-2">
          {formatCount(count)}
          {picked === 0 ? null : (
            <span className="text-xs">{t("ofPicked", { count: formatCount(picked) })}</span>
          )}
        </span>
        <span className="ml-auto text-xs text-ink-3">{t(`rule.${lane}`)}</span>
      </header>
      {count === 0 && lane !== "paused" ? (
        <p className="py-2 text-xs text-ink-3">{t(`laneEmpty.${lane}`)}</p>
      ) : null}
      <ol aria-labelledby={`lane-${lane}`} className="flex flex-col gap-2">
        {cards.slice(0, shown).map((card) => {
          const key = cardKey(card);
          return (
            <CardItem
              key={key}
              card={card}
              lane={lane}
              nowMs={nowMs}
              setting={shared.setting}
              isCompact={shared.isCompact}
              isCurrent={current === key}
              isSelected={selected.has(key)}
              isPending={pending.has(key)}
              refused={refusals.get(key) ?? null}
              on={shared.on}
            />
          );
        })}
      </ol>
      {count > shown && next !== undefined ? (
        <a
          className="flex min-h-11 items-center justify-between text-xs text-accent hover:underline lg:min-h-9"
          href={moreHref}
          onClick={(event) => {
            event.preventDefault();
            onMore();
          }}
        >
          {t("more", {
            count: formatCount(count - shown),
            time: dueText(
              next.adjustedDueAtMs ?? next.dueAtMs,
              next.duePrecision,
              nowMs,
              next.zone,
              locale,
            ),
          })}
          <Icon name="down" size={12} />
        </a>
      ) : null}
      {children}
    </>
  );
}
