import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { JustDelivered } from "#components/board/just-delivered.tsx";
import { type CardsShared, isUrgent, LaneColumn } from "#components/board/lane-column.tsx";
import { LaneTabs } from "#components/board/lane-tabs.tsx";
import type { KnownBoard } from "#components/board/use-board-cards.ts";
import { type BoardView, boardHref } from "#components/board/use-board-filter.ts";
import { firstLane, type useBoardFocus } from "#components/board/use-board-focus.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { hrefTo } from "#lib/contracts/links.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";
import { type Lane, lanes } from "#lib/domain/board/lanes.ts";

type Counts = Readonly<Record<Lane, number>>;

/** The lanes side by side, or one at a time on a phone; or why there are none. */
export function BoardLanes({
  byLane,
  counts: firstCounts,
  total,
  isNarrowed,
  board,
  view,
  focus,
  emptyAction,
  shared,
}: {
  byLane: Readonly<Record<Lane, readonly BoardCard[]>>;
  /** How many there are, where not all have come; null = those that are there. */
  counts: Counts | null;
  total: number;
  isNarrowed: boolean;
  board: KnownBoard;
  view: BoardView;
  focus: ReturnType<typeof useBoardFocus>;
  emptyAction: ReactNode;
  shared: CardsShared;
}) {
  const t = useTranslations("board");
  const { platform } = shared.setting;
  const count = (lane: Lane) => firstCounts?.[lane] ?? byLane[lane].length;
  const counts: Counts = {
    to_pick: count("to_pick"),
    to_deliver: count("to_deliver"),
    at_risk: count("at_risk"),
    overdue: count("overdue"),
    paused: count("paused"),
  };
  if (total === 0 && isNarrowed) {
    return <EmptyState title={t("noMatch.title")}>{t("noMatch.body")}</EmptyState>;
  }
  const urgent = (["at_risk", "overdue"] as const).filter((lane) => counts[lane] > 0);
  const there = lanes.filter((lane) => lane !== "paused" || counts.paused > 0);
  const byEye = [...urgent, ...there.filter((lane) => !urgent.some((one) => one === lane))];
  const tab = focus.tab !== null && byEye.includes(focus.tab) ? focus.tab : firstLane(byLane);
  const column = (lane: Lane, below?: ReactNode) => (
    <LaneColumn
      lane={lane}
      cards={byLane[lane]}
      count={counts[lane]}
      shown={view.showsAll ? Number.POSITIVE_INFINITY : focus.shown[lane]}
      moreHref={boardHref(platform, { ...view, showsAll: true })}
      onMore={() => focus.showMore(lane)}
      shared={shared}
    >
      {below}
    </LaneColumn>
  );
  const onPhone = (lane: Lane) => (lane === tab ? "" : "max-lg:hidden");
  const place =
    "min-w-0 border-line-1 lg:border-l lg:px-3 lg:pt-3 lg:first:border-l-0 lg:first:pl-0 lg:last:pr-0";
  return (
    <>
      {total === 0 ? (
        <>
          <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
          {emptyAction}
        </>
      ) : (
        <LaneTabs lanes={byEye} counts={counts} tab={tab} onTab={focus.setTab} />
      )}
      <div className={`lg:grid lg:grid-cols-4 ${total === 0 ? "hidden!" : ""}`}>
        {(["to_pick", "to_deliver", "at_risk", "overdue"] as const).map((lane) => (
          <div key={lane} className={place}>
            <section aria-labelledby={`lane-${lane}`} className={onPhone(lane)}>
              {column(
                lane,
                <>
                  {isUrgent(lane) && counts[lane] > 0 ? (
                    <p className="py-3 text-xs text-ink-3">
                      {t(`laneEnd.${lane}`)}
                      {lane === "at_risk" && shared.setting.mayAssign
                        ? t("laneEnd.reassign")
                        : null}
                    </p>
                  ) : null}
                  {lane === "overdue" ? <LongOverdue board={board} platform={platform} /> : null}
                </>,
              )}
            </section>
            {lane === "at_risk" && counts.paused > 0 ? (
              <section
                aria-labelledby="lane-paused"
                className={`mt-2 lg:border-t lg:border-line-1 lg:pt-3 ${onPhone("paused")}`}
              >
                {column("paused")}
              </section>
            ) : null}
            {lane === "overdue" ? <JustDelivered today={board.today} /> : null}
          </div>
        ))}
      </div>
      {total === 0 ? <JustDelivered today={board.today} /> : null}
    </>
  );
}

/** Those that no day's work will mend any more, where just as many are listed. */
function LongOverdue({ board, platform }: { board: KnownBoard; platform: string }) {
  const t = useTranslations("board");
  const { count, untilDay } = board.longOverdue;
  if (count === 0) return null;
  return (
    <a
      className="drill text-xs text-ink-2"
      href={hrefTo("/shipments", {
        period: `2000-01-01..${untilDay}`,
        platform: platform === "all" ? null : platform,
        outcome: "undelivered",
      })}
    >
      {t("longOverdue", { count })}
    </a>
  );
}
