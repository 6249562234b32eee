import { useTranslations } from "next-intl";
import { Key } from "#components/board/card-acts.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { StandingMark } from "#components/charts/standing-mark.tsx";

/** The keys of the board in one line, and what the mark of a weak dealer means. */
export function KeysFooter({ setting, hasWeak }: { setting: BoardSetting; hasWeak: boolean }) {
  const t = useTranslations("board");
  const { mayLog, mayAssign } = setting;
  const keys: readonly (readonly [readonly string[], string])[] = [
    [["j", "k"], t("keys.updown")],
    [["h", "l"], t("keys.lanes")],
    ...(mayLog
      ? ([
          [["d"], t("keys.dispatch")],
          [["v"], t("keys.deliver")],
        ] as const)
      : []),
    ...(mayAssign ? ([[["a"], t("keys.assign")]] as const) : []),
    [["x"], t("keys.select")],
    ...(mayLog ? ([[["r"], t("keys.reason")]] as const) : []),
    [["/"], t("keys.search")],
    [["?"], t("keys.all")],
  ];
  return (
    <div className="sticky bottom-0 -mx-8 mt-6 hidden min-h-11 flex-wrap items-center gap-x-6 border-t border-line-1 bg-surface px-8 text-xs text-ink-2 lg:flex print:hidden">
      {keys.map(([names, means]) => (
        <span key={means} className="flex items-center gap-1.5 whitespace-nowrap">
          {names.map((name) => (
            <Key key={name} name={name} />
          ))}
          {means}
        </span>
      ))}
      {hasWeak ? (
        <span className="badge-line ml-auto">
          <StandingMark standing="weak" />
          {t("weakLegend", { month: setting.month })}
        </span>
      ) : null}
    </div>
  );
}
