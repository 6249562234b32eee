import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { formatRate } from "#lib/i18n/format.ts";

/** How often somebody asked, what came of it, and how often they decided. */
export type PersonHabit = {
  readonly personId: string | null;
  readonly name: string | null;
  readonly asked: number;
  readonly waiting: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly approved: number;
  readonly declined: number;
};

const peopleColumns = [
  "asked",
  "waiting",
  "granted",
  "refused",
  "withdrawn",
  "approved",
  "declined",
] as const;

/** Who asks for excuses and who grants them, who asks most first. */
export function PeopleHabits({ rows }: { rows: readonly PersonHabit[] }) {
  const t = useTranslations("excuses.habits");
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  const [first] = rows;
  const title =
    asked === 0 || first === undefined
      ? t("nobody")
      : t("peopleFinding", {
          asked,
          name: first.name ?? t("unknown"),
          share: formatRate(first.asked / asked),
        });
  return (
    <Panel id="people" title={title} caption={t("peopleCaption")}>
      {rows.length === 0 ? null : (
        <div className="overflow-x-auto">
          <table className="figures min-w-[560px]">
            <caption className="sr-only">{t("people")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("person")}</th>
                {peopleColumns.map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(column)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t("approvedShare")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.personId ?? "none"}>
                  <th scope="row" className="font-normal whitespace-nowrap">
                    {row.name ?? t("unknown")}
                  </th>
                  {peopleColumns.map((column) => (
                    <td key={column} className="num">
                      {row[column]}
                    </td>
                  ))}
                  <td className="num">
                    {row.approved + row.declined === 0
                      ? "–"
                      : formatRate(row.approved / (row.approved + row.declined))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
