import { useTranslations } from "next-intl";
import { Problem } from "#components/policies/field.tsx";
import type { TargetValues } from "#lib/contracts/target-form.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** A field for the company's target and one for each region's, beside what they are judged from. */
export function TargetTable({
  values,
  wrong,
  regions,
  company,
  rows,
}: {
  values: TargetValues;
  wrong: readonly string[];
  regions: readonly { readonly id: string; readonly name: string }[];
  company: number;
  rows: readonly LeagueRow[];
}) {
  const t = useTranslations("policies.targets");
  const lines = [
    { id: "company", name: "company", label: t("company"), value: values.company, rows },
    ...regions.map(({ id, name }) => ({
      id,
      name: `region.${id}`,
      label: name,
      value: values.regions.get(id) ?? "",
      rows: rows.filter((row) => row.regionId === id),
    })),
  ];
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col" className="pl-0">
            {t("whose")}
          </th>
          <th scope="col">{t("target")}</th>
          <th scope="col" className="num">
            {t("dealers")}
          </th>
          <th scope="col" className="num">
            {t("weak")}
          </th>
          <th scope="col" className="num pr-0">
            {t("rate")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, label, value, rows: own }) => {
          const isWrong = wrong.includes(id);
          const due = own.reduce((sum, row) => sum + row.due, 0);
          const onTime = own.reduce((sum, row) => sum + row.onTime, 0);
          return (
            <tr key={id}>
              <th scope="row" className="pl-0">
                <label htmlFor={`target-${id}`}>{label}</label>
              </th>
              <td>
                <input
                  id={`target-${id}`}
                  name={name}
                  className="control w-24 cursor-text aria-invalid:border-bad-fill"
                  defaultValue={value}
                  inputMode="decimal"
                  maxLength={10}
                  autoComplete="off"
                  placeholder={id === "company" ? undefined : "–"}
                  aria-invalid={isWrong ? true : undefined}
                  aria-describedby={
                    isWrong
                      ? `target-${id}-problem`
                      : id === "company"
                        ? undefined
                        : `target-${id}-help`
                  }
                />
                {id === "company" ? null : (
                  <span id={`target-${id}-help`} className="ml-2 text-xs text-ink-3 max-sm:hidden">
                    {t("inherits")}
                  </span>
                )}
                {isWrong ? <WrongTarget id={`target-${id}-problem`} /> : null}
              </td>
              <td className="num">{formatCount(own.filter((row) => row.due > 0).length)}</td>
              <td className="num">
                {formatCount(own.filter(({ standing }) => standing === "weak").length)}
              </td>
              <td className="num pr-0">{due === 0 ? "–" : formatRate(onTime / due, company)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function WrongTarget({ id }: { id: string }) {
  return <Problem id={id} text={useTranslations("policies.refused")("target_range")} />;
}
