import { useTranslations } from "next-intl";
import { Key } from "#components/board/card-acts.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { StandingMark } from "#components/charts/standing-mark.tsx";

type KeyName = Parameters<ReturnType<typeof useTranslations<"board.keys">>>[0];

/** Keys and what they do, in the order of the line; the last ones stand in the dialog of all keys alone. */
const keys: readonly {
  readonly names: readonly string[];
  readonly means: KeyName;
  readonly needs?: "mayLog" | "mayAssign";
  readonly isSeldom?: true;
}[] = [
  { names: ["j", "k"], means: "updown" },
  { names: ["h", "l"], means: "lanes" },
  { names: ["d"], means: "dispatch", needs: "mayLog" },
  { names: ["v"], means: "deliver", needs: "mayLog" },
  { names: ["a"], means: "assign", needs: "mayAssign" },
  { names: ["x"], means: "select" },
  { names: ["r"], means: "reason", needs: "mayLog" },
  { names: ["/"], means: "search" },
  { names: ["?"], means: "all" },
  { names: ["p"], means: "pick", needs: "mayLog", isSeldom: true },
  { names: ["u"], means: "undo", needs: "mayLog", isSeldom: true },
  { names: ["Enter"], means: "open", isSeldom: true },
  { names: ["Esc"], means: "close", isSeldom: true },
];

/** The keys of the board in one line, and what the mark of a weak dealer means. */
export function KeysFooter({ setting, hasWeak }: { setting: BoardSetting; hasWeak: boolean }) {
  const t = useTranslations("board");
  const offered = keys.filter(({ needs }) => needs === undefined || setting[needs]);
  return (
    <div className="sticky bottom-0 -mx-8 mt-6 hidden min-h-11 flex-wrap items-center gap-x-6 border-t border-line-1 bg-surface px-8 text-xs text-ink-2 lg:flex print:hidden">
      {offered.map(({ names, means, isSeldom }) => (
        <span
          key={means}
          data-page-key={names.join(" ")}
          className={`items-center gap-1.5 whitespace-nowrap ${isSeldom ? "hidden" : "flex"}`}
        >
          {names.map((name) => (
            <Key key={name} name={name} />
          ))}
          <span>{t(`keys.${means}`)}</span>
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
