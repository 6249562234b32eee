import { useTranslations } from "next-intl";
import type { BoardAct } from "#components/board/board-action.ts";
import type { CardHandlers } from "#components/board/card-item.tsx";
import { type BoardCard, hasLeft } from "#lib/domain/board/board-card.ts";

const keys: Record<BoardAct, string> = {
  picked: "p",
  dispatched: "d",
  delivered: "v",
  assign: "a",
  explained: "r",
};

/** What can be done to the card that is looked at, each with its key. */
export function CardActs({
  card,
  offered,
  on,
}: {
  card: BoardCard;
  offered: (act: BoardAct) => boolean;
  on: CardHandlers;
}) {
  const t = useTranslations("board");
  const acts: readonly BoardAct[] = hasLeft(card)
    ? ["delivered", "assign", "explained"]
    : ["picked", "dispatched", "assign", "explained"];
  return (
    <div className="mt-2 flex flex-wrap gap-x-4 border-t border-line-1 pt-1 text-xs text-ink-2 lg:pt-2">
      {acts.filter(offered).map((act) => (
        <button
          key={act}
          type="button"
          className="flex min-h-11 items-center gap-1.5 hover:text-ink-1 lg:min-h-0"
          aria-keyshortcuts={keys[act]}
          onClick={() => on.act(act, card)}
        >
          <Key name={keys[act]} />
          {t(`act.${act === "assign" && card.driverId !== null ? "reassign" : act}`)}
        </button>
      ))}
      <button
        type="button"
        className="flex min-h-11 items-center gap-1.5 hover:text-ink-1 lg:min-h-0"
        aria-keyshortcuts="x"
        onClick={() => on.select(card)}
      >
        <Key name="x" />
        {t("act.select")}
      </button>
      {/* The card's own link is what Enter follows. */}
      <span className="hidden items-center gap-1.5 lg:flex">
        <Key name="Enter" />
        {t("act.open")}
      </span>
    </div>
  );
}

/** A key as it is drawn; phones have none. */
export function Key({ name }: { name: string }) {
  return (
    <kbd className="hidden min-w-5 rounded-sm border border-line-2 bg-surface px-1.5 text-center font-sans text-xs leading-[18px] text-ink-2 lg:inline-block">
      {name}
    </kbd>
  );
}
