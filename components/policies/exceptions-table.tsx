import { useLocale, useTranslations } from "next-intl";
import { hoursText, windowsSoFar } from "#components/policies/policy-words.ts";
import type { ExceptionRow } from "#lib/contracts/exception-rows.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** The dates with hours of their own, a line for each run of dates. */
export function ExceptionsTable({ rows }: { rows: readonly ExceptionRow[] }) {
  const t = useTranslations("policies");
  const locale = useLocale();
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col" className="pl-0">
            {t("page.date")}
          </th>
          <th scope="col">{t("page.windows")}</th>
          <th scope="col">{t("page.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ from, to, windows, reason }) => (
          <tr key={from}>
            <th scope="row" className="pl-0 font-normal whitespace-normal!">
              {formatCivilDate(from, locale)}
              {to === "" ? "" : ` – ${formatCivilDate(to, locale)}`}
            </th>
            <td className="whitespace-nowrap">{hoursText(t, windowsSoFar(windows))}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
