import { useTranslations } from "next-intl";
import type { BoardAct } from "#components/board/board-action.ts";
import { Key } from "#components/board/card-acts.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";

const keys = { picked: "p", dispatched: "d", delivered: "v", assign: "a", explained: "r" } as const;
const acts = ["picked", "dispatched", "delivered", "assign", "explained"] as const;

/** What can be done to all that are selected, at once. */
export function SelectionBar({
  count,
  setting,
  onAct,
  onClear,
}: {
  count: number;
  setting: BoardSetting;
  onAct: (act: BoardAct) => void;
  onClear: () => void;
}) {
  const t = useTranslations("board");
  if (count === 0) return null;
  return (
    <section
      aria-label={t("selected", { count })}
      className="sticky top-14 z-10 -mx-4 flex flex-wrap items-center gap-2 border-b border-line-1 bg-accent-soft px-4 py-2 lg:-mx-8 lg:px-8"
    >
      <b className="mr-2">{t("selected", { count })}</b>
      {acts
        .filter((act) => (act === "assign" ? setting.mayAssign : setting.mayLog))
        .map((act) => (
          <button key={act} type="button" className="control" onClick={() => onAct(act)}>
            <Key name={keys[act]} />
            {t(`act.${act}`)}
          </button>
        ))}
      <button type="button" className="control" onClick={onClear}>
        <Key name="Esc" />
        {t("deselect")}
      </button>
    </section>
  );
}
