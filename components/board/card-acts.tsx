import Link from "next/link";
import { useTranslations } from "next-intl";
import type { BoardAct } from "#components/board/board-action.ts";
import type { CardHandlers } from "#components/board/card-item.tsx";
import { hrefOf } from "#components/logging/route.ts";
import { type BoardCard, cardKey, hasLeft } from "#lib/domain/board/board-card.ts";

const keys: Partial<Record<BoardAct, string>> = {
  picked: "p",
  dispatched: "d",
  delivered: "v",
  assign: "a",
  explained: "r",
};

const button =
  "flex min-h-11 items-center justify-center gap-1.5 rounded-md border border-line-2 bg-surface px-2 whitespace-nowrap text-ink-1 hover:bg-sunken lg:min-h-7 pointer-coarse:min-h-11";

/** What can be done to the card that is looked at, each with its key; all else is done in the log. */
export function CardActs({
  card,
  offered,
  mayLog,
  on,
}: {
  card: BoardCard;
  offered: (act: BoardAct) => boolean;
  mayLog: boolean;
  on: CardHandlers;
}) {
  const t = useTranslations("board");
  const acts: readonly BoardAct[] = hasLeft(card)
    ? ["resumed", "delivered", "assign", "explained"]
    : ["resumed", "picked", "dispatched", "assign", "explained"];
  return (
    <div className="mt-2 grid grid-cols-3 gap-1.5 border-t border-line-1 pt-2 text-xs lg:flex lg:flex-wrap">
      {acts.filter(offered).map((act) => (
        <button
          key={act}
          type="button"
          className={button}
          aria-keyshortcuts={keys[act]}
          onClick={() => on.act(act, card)}
        >
          <Key name={keys[act]} />
          {t(`act.${act === "assign" && card.driverId !== null ? "reassign" : act}`)}
        </button>
      ))}
      {mayLog ? (
        <Link
          className={button}
          href={`/log${hrefOf({ at: "shipment", key: cardKey(card) })}`}
          prefetch={false}
          title={t("act.moreTitle")}
        >
          {t("act.more")}
        </Link>
      ) : null}
    </div>
  );
}

/** A key as it is drawn; phones have none. */
export function Key({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return (
    <kbd className="hidden min-w-5 rounded-sm border border-line-2 bg-surface px-1.5 text-center font-sans text-xs leading-[18px] text-ink-2 lg:inline-block">
      {name}
    </kbd>
  );
}
