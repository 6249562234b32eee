import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { type LeagueColumn, leagueColumns } from "#lib/contracts/league-columns.ts";

/** The choice of columns: a plain form whose answer stands in the address. */
export function ColumnMenu({
  shown,
  offered,
  kept,
}: {
  shown: readonly LeagueColumn[];
  /** Columns that this data has figures for. */
  offered: readonly LeagueColumn[];
  /** Parameters that go along unchanged; null is left out. */
  kept: Readonly<Record<string, string | readonly string[] | null>>;
}) {
  const t = useTranslations("dealers.table");
  const words = useTranslations("dealers.filter");
  const hidden = Object.entries(kept).flatMap(([name, values]) =>
    [values ?? []].flat().map((one) => ({ name, one })),
  );
  return (
    <div className="max-lg:hidden">
      <button type="button" className="control" popoverTarget="columns">
        <span className="text-ink-3">
          <Icon name="columns" />
        </span>
        {words("columns")}
        <span className="text-ink-3">
          <Icon name="down" size={12} />
        </span>
      </button>
      <div id="columns" popover="auto" className="menu-panel">
        <form action="/dealers" className="p-2">
          {hidden.map(({ name, one }) => (
            <input key={`${name}=${one}`} type="hidden" name={name} value={one} />
          ))}
          <input type="hidden" name="columns" value="none" />
          <fieldset>
            <legend className="sr-only">{words("columns")}</legend>
            {leagueColumns
              .filter((column) => offered.includes(column))
              .map((column) => (
                <label key={column} className="flex min-h-8 items-center gap-2 px-1">
                  <input
                    className="checkbox checkbox-sm"
                    type="checkbox"
                    name="columns"
                    value={column}
                    defaultChecked={shown.includes(column)}
                  />
                  {t(column, { months: 12 })}
                </label>
              ))}
          </fieldset>
          <button type="submit" className="btn btn-primary mt-2 h-8 w-full px-3 font-bold">
            {words("apply")}
          </button>
        </form>
      </div>
    </div>
  );
}
