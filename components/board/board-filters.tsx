import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { BoardSetting } from "#components/board/first-board.ts";
import type { BoardView } from "#components/board/use-board-filter.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { noFilter } from "#lib/domain/board/match-card.ts";

/** Search (also by a wedge scanner), class and driver. Without JavaScript it is a form that is sent. */
export function BoardFilters({
  setting,
  drivers,
  view,
  field,
  onChange,
  onNumber,
}: {
  setting: BoardSetting;
  drivers: BoardAnswer["drivers"];
  view: BoardView;
  field: RefObject<HTMLInputElement | null>;
  onChange: (changes: Partial<BoardView>) => void;
  /** A number was typed or scanned, and Enter pressed. */
  onNumber: (typed: string) => void;
}) {
  const t = useTranslations("board");
  const orNull = (value: string) => (value === "" ? null : value);
  const isNarrowed = view.search !== null || view.driverId !== null || view.serviceClass !== null;
  return (
    <search>
      <form
        action="/board"
        className="flex flex-wrap items-center gap-2 py-3 print:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          onNumber(view.search ?? "");
        }}
      >
        <input type="hidden" name="platform" value={setting.platform} />
        <label className="control min-w-0 grow basis-full cursor-text text-ink-3! sm:max-w-80 sm:basis-auto">
          <Icon name="search" />
          <span className="sr-only">{t("search")}</span>
          <input
            ref={field}
            type="search"
            name="q"
            className="min-w-0 flex-1 bg-transparent text-ink-1 outline-none"
            placeholder={t("search")}
            value={view.search ?? ""}
            autoComplete="off"
            enterKeyHint="search"
            onChange={(event) => onChange({ search: orNull(event.target.value) })}
          />
        </label>
        <select
          name="class"
          aria-label={t("class")}
          className="control min-w-0 max-sm:flex-1"
          value={view.serviceClass ?? ""}
          onChange={(event) => onChange({ serviceClass: orNull(event.target.value) })}
        >
          <option value="">{t("anyClass")}</option>
          {setting.classes.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <select
          name="driver"
          aria-label={t("driver")}
          className="control min-w-0 max-sm:flex-1"
          value={view.driverId ?? ""}
          onChange={(event) => onChange({ driverId: orNull(event.target.value) })}
        >
          <option value="">{t("anyDriver")}</option>
          <option value="none">{t("noDriver")}</option>
          {drivers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {isNarrowed ? (
          <button type="button" className="control" onClick={() => onChange(noFilter)}>
            <Icon name="close" size={14} />
            {t("clear")}
          </button>
        ) : null}
      </form>
    </search>
  );
}
