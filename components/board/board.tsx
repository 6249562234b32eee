"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { ActionDialog, type Asked } from "#components/board/action-dialog.tsx";
import type { BoardAct } from "#components/board/board-action.ts";
import { BoardBar } from "#components/board/board-bar.tsx";
import { BoardFilters } from "#components/board/board-filters.tsx";
import { BoardKeysDialog } from "#components/board/board-keys-dialog.tsx";
import { BoardLanes } from "#components/board/board-lanes.tsx";
import type { CardHandlers } from "#components/board/card-item.tsx";
import type { BoardSetting, FirstBoard } from "#components/board/first-board.ts";
import { KeysFooter } from "#components/board/keys-footer.tsx";
import { OutcomeBar } from "#components/board/outcome-bar.tsx";
import { PlatformTitle } from "#components/board/platform-title.tsx";
import { SelectionBar } from "#components/board/selection-bar.tsx";
import { shownCards } from "#components/board/shown-cards.ts";
import { useBoardActions } from "#components/board/use-board-actions.ts";
import { useBoardCards } from "#components/board/use-board-cards.ts";
import { type BoardView, boardHref, useBoardFilter } from "#components/board/use-board-filter.ts";
import { useBoardFocus } from "#components/board/use-board-focus.ts";
import { useBoardKeys } from "#components/board/use-board-keys.ts";
import { useBoardLive } from "#components/board/use-board-live.ts";
import { useCardPress } from "#components/board/use-card-press.ts";
import { useTicking } from "#components/board/use-ticking.ts";
import { useWedge } from "#components/logging/use-wedge.ts";
import { Icon } from "#components/ui/icon.tsx";
import { type BoardCard, cardKey } from "#lib/domain/board/board-card.ts";
import { cardsByLane } from "#lib/domain/board/lanes.ts";
import { cardsOfCode, noFilter } from "#lib/domain/board/match-card.ts";

/** Cards tell minutes; nobody sees them be late by less than this. */
const TICK_MS = 5_000;

/** The board of a platform, or of all: it is told of changes, ticks, and everything on it can be done by keys. */
export function Board({
  setting,
  first,
  firstView,
  emptyAction,
}: {
  setting: BoardSetting;
  first: FirstBoard;
  firstView: BoardView;
  /** What can be done where nothing is open. */
  emptyAction: ReactNode;
}) {
  const t = useTranslations("board");
  const { board, read } = useBoardCards(setting.platform, first);
  const status = useBoardLive(setting, read);
  const actions = useBoardActions(read);
  const { view, change } = useBoardFilter(setting.platform, firstView);
  const firstMs = first.answer.nowMs;
  const nowMs = useTicking(firstMs, board.aheadMs, TICK_MS);
  const cards = useMemo(
    () => shownCards(board.cards, actions.patches, view),
    [board.cards, actions.patches, view],
  );
  const byLane = useMemo(() => cardsByLane(cards, nowMs), [cards, nowMs]);
  const focus = useBoardFocus(byLane);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const known = useCallback(
    (keys: Iterable<string>) => [...keys].flatMap((key) => board.cards.get(key) ?? []),
    [board.cards],
  );
  const { run } = actions;
  const start = useCallback(
    (act: BoardAct, targets: readonly BoardCard[]) => {
      if (targets.length === 0 || !(act === "assign" ? setting.mayAssign : setting.mayLog)) return;
      if (act !== "resumed") return setAsked({ act, cards: targets });
      void run({ act }, targets, nowMs);
    },
    [setting, run, nowMs],
  );
  const toggle = useCallback((key: string) => {
    setSelected(
      (before) =>
        new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  }, []);
  const { look } = focus;
  const { dismiss } = actions;
  const on = useMemo(
    (): CardHandlers => ({
      focus: look,
      act: (act, card) => start(act, [card]),
      select: (card) => toggle(cardKey(card)),
      dismiss,
    }),
    [look, start, toggle, dismiss],
  );
  const onNumber = (typed: string) => {
    const all = shownCards(board.cards, actions.patches, noFilter);
    const meant = new Set(cardsOfCode(typed, all));
    const isFound = focus.find(cardsByLane(all, nowMs), (card) => meant.has(card));
    if (isFound) change(noFilter);
    else if (typed.trim() !== "") change({ search: typed.trim() });
  };
  useWedge(onNumber);
  useCardPress(focus.lookAt);
  useBoardKeys({
    onStep: focus.step,
    onLane: focus.cross,
    onAct: (act) =>
      start(
        act,
        known(selected.size > 0 ? selected : focus.current === null ? [] : [focus.current]),
      ),
    onSelect: () => focus.current !== null && toggle(focus.current),
    onUndo: () => void actions.undo(),
    onSearch: setting.hasSearch ? undefined : () => field.current?.select(),
    onKeys: setting.hasSearch ? undefined : () => setShowsKeys(true),
    onEscape: () => {
      setSelected(new Set());
      if (document.activeElement === field.current) field.current?.blur();
    },
  });

  const [next] = [...byLane.at_risk, ...byLane.to_pick, ...byLane.to_deliver].toSorted(
    (a, b) => (a.adjustedDueAtMs ?? 0) - (b.adjustedDueAtMs ?? 0),
  );
  const isNarrowed = view.search !== null || view.driverId !== null || view.serviceClass !== null;
  const isWhole = board.isWhole || isNarrowed;
  const total = isWhole ? cards.length : Object.values(first.counts).reduce((a, b) => a + b, 0);
  return (
    <>
      <BoardBar
        setting={setting}
        board={board}
        status={status}
        firstMs={firstMs}
        nextDue={
          next?.adjustedDueAtMs
            ? {
                atMs: next.adjustedDueAtMs,
                zone: next.zone,
                onShow: () => focus.find(byLane, (card) => cardKey(card) === cardKey(next)),
              }
            : null
        }
        tools={
          <Link
            className="control"
            href={boardHref(setting.platform, { ...view, isCompact: !view.isCompact })}
            onClick={(event) => {
              event.preventDefault();
              change({ isCompact: !view.isCompact });
            }}
          >
            <Icon name="rows" />
            {t(view.isCompact ? "density.roomy" : "density.compact")}
          </Link>
        }
      >
        <PlatformTitle setting={setting} view={view} />
      </BoardBar>
      <SelectionBar
        count={selected.size}
        setting={setting}
        onAct={(act) => start(act, known(selected))}
        onClear={() => setSelected(new Set())}
      />
      <BoardFilters
        setting={setting}
        drivers={board.drivers}
        view={view}
        field={field}
        onChange={change}
        onNumber={onNumber}
      />
      <BoardLanes
        byLane={byLane}
        counts={isWhole ? null : first.counts}
        total={total}
        isNarrowed={isNarrowed}
        board={board}
        view={view}
        focus={focus}
        emptyAction={emptyAction}
        shared={{
          nowMs,
          setting,
          isCompact: view.isCompact,
          current: focus.current,
          selected,
          pending: new Set(actions.patches.keys()),
          refusals: actions.refusals,
          on,
        }}
      />
      <KeysFooter setting={setting} hasWeak={cards.some(({ weakRate }) => weakRate !== null)} />
      <OutcomeBar
        outcome={actions.outcome}
        nowMs={nowMs}
        onUndo={() => void actions.undo()}
        onClose={actions.close}
      />
      {showsKeys ? <BoardKeysDialog onClose={() => setShowsKeys(false)} /> : null}
      {asked === null ? null : (
        <ActionDialog
          asked={asked}
          setting={setting}
          drivers={board.drivers}
          nowMs={nowMs}
          skewMs={-(board.aheadMs ?? 0)}
          onSend={async (action, targets) => {
            const refused = await run(action, targets, nowMs);
            if (refused.length < targets.length) setSelected(new Set());
            return refused.length < targets.length ? null : (refused[0] ?? null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
