import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { BoardSetting } from "#components/board/first-board.ts";
import { type BoardView, boardHref } from "#components/board/use-board-filter.ts";
import { Icon } from "#components/ui/icon.tsx";

/** Whose board it is, and the way to the others. */
export function PlatformTitle({ setting, view }: { setting: BoardSetting; view: BoardView }) {
  const t = useTranslations("board");
  const id = useId();
  const { platforms, platform } = setting;
  const name = platforms.find((one) => one.id === platform)?.name ?? t("all");
  if (platforms.length < 2) return <h1 className="text-page font-bold">{name}</h1>;
  return (
    <div>
      <h1 className="text-page font-bold">
        <button
          type="button"
          className="flex min-h-11 items-center gap-2 lg:min-h-8"
          popoverTarget={id}
        >
          {name}
          <span className="sr-only">, {t("platform")}</span>
          <Icon name="down" />
        </button>
      </h1>
      <div id={id} popover="auto" className="menu-panel">
        <ul>
          {[{ id: "all", name: t("all") }, ...platforms].map((one) => (
            <li key={one.id}>
              <Link
                className="flex min-h-11 items-center gap-2 rounded-sm px-3 pr-6 hover:bg-sunken aria-[current]:font-bold lg:min-h-8"
                href={boardHref(one.id, view)}
                prefetch={false}
                aria-current={one.id === platform ? "true" : undefined}
                onClick={() => document.getElementById(id)?.hidePopover()}
              >
                <span className="w-4 text-accent">
                  {one.id === platform ? <Icon name="check" size={14} /> : null}
                </span>
                {one.name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
