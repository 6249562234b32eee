import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount } from "#lib/i18n/format.ts";

export type RejectedLine = {
  readonly rowNumber: number;
  readonly faults: readonly {
    /** The column's name; null = the whole row. */
    readonly column: string | null;
    readonly reason: string;
  }[];
};

/** The first rows that were not taken and why, and where all of them can be had. */
export function RejectedTable({
  lines,
  total,
  href,
}: {
  lines: readonly RejectedLine[];
  total: number;
  href: string;
}) {
  const t = useTranslations("import.rejected");
  return (
    <Panel
      id="rejected"
      title={t("finding", { count: total })}
      caption={t("caption", { shown: lines.length })}
    >
      <div className="my-2 overflow-x-auto">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col" className="num w-16">
                {t("row")}
              </th>
              <th scope="col">{t("column")}</th>
              <th scope="col">{t("reason")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.flatMap(({ rowNumber, faults }) =>
              faults.map(({ column, reason }, index) => (
                <tr key={`${rowNumber} ${column}`}>
                  <td className="num text-ink-2">
                    {index === 0 ? (
                      formatCount(rowNumber)
                    ) : (
                      <span className="sr-only">{formatCount(rowNumber)}</span>
                    )}
                  </td>
                  <td className="whitespace-nowrap">
                    {column ?? <span className="text-ink-3">{t("wholeRow")}</span>}
                  </td>
                  <td className="min-w-56">{reason}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <a className="control" href={href} download>
        <Icon name="export" />
        {t("download", { count: total })}
      </a>
    </Panel>
  );
}
