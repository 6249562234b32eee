import { useTranslations } from "next-intl";
import { Problem } from "#components/policies/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type ExceptionRow, isBlank } from "#lib/contracts/exception-rows.ts";

const empty: ExceptionRow = { from: "", to: "", windows: "", reason: "" };
const columns = [
  { name: "from", word: "form.rowFrom", type: "date" },
  { name: "to", word: "form.rowTo", type: "date" },
  { name: "windows", word: "form.rowWindows", type: "text" },
  { name: "reason", word: "form.rowReason", type: "text" },
] as const;

/**
 * The dates with hours of their own, a row for each run of dates, and one empty row to go on with:
 * without JavaScript the preview gives the next one.
 */
export function ExceptionFields({
  rows,
  problem,
  onChange,
}: {
  rows: readonly ExceptionRow[];
  problem: (index: number) => string | null;
  onChange: (rows: readonly ExceptionRow[]) => void;
}) {
  const t = useTranslations("policies");
  const last = rows.at(-1);
  const shown = last && isBlank(last) ? rows : [...rows, empty];
  const change = (index: number, changes: Partial<ExceptionRow>) =>
    onChange(shown.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <fieldset>
      <legend className="pb-1 text-title font-bold">{t("form.exceptions")}</legend>
      <p className="pb-2 text-xs text-ink-3">{t("form.exceptionsHelp")}</p>
      {shown
        .map((row, index) => ({ row, index }))
        .map(({ row, index }) => {
          const wrong = isBlank(row) ? null : problem(index);
          const problemId = `exception-${index}-problem`;
          return (
            <fieldset
              key={index}
              className="border-t border-line-1 py-2"
              aria-describedby={wrong === null ? undefined : problemId}
            >
              <legend className="sr-only">{t("form.rowName", { number: index + 1 })}</legend>
              <div className="grid grid-cols-2 gap-x-3 gap-y-2 lg:grid-cols-[140px_140px_minmax(0,1fr)_minmax(0,1fr)_32px]">
                {columns.map(({ name, word, type }) => (
                  <label key={name} className="min-w-0 text-xs text-ink-3">
                    {t(word)}
                    <input
                      className="control w-full cursor-text"
                      type={type}
                      name={`x.${name}`}
                      value={row[name]}
                      autoComplete="off"
                      maxLength={200}
                      placeholder={name === "windows" && !isBlank(row) ? t("closed") : undefined}
                      onChange={(event) => change(index, { [name]: event.currentTarget.value })}
                    />
                  </label>
                ))}
                {isBlank(row) ? null : (
                  <button
                    type="button"
                    className="control justify-center self-end px-0 max-lg:col-span-2 max-lg:w-11 max-lg:justify-self-end"
                    aria-label={t("form.removeRow", { number: index + 1 })}
                    onClick={() => onChange(shown.filter((_, at) => at !== index))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                )}
              </div>
              {wrong === null ? null : <Problem id={problemId} text={wrong} />}
            </fieldset>
          );
        })}
    </fieldset>
  );
}
