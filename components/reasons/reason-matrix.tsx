import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { unitHref, unitWord } from "#components/reasons/unit-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { OddCells, ReasonTotals, ReasonUnit, UnitSums } from "#lib/domain/reasons.ts";
import { formatCount } from "#lib/i18n/format.ts";

const MOST_LINES = 20;

/** Every pair of a unit and a reason as a table of counts; what stands out is bold. */
export function ReasonMatrix({
  by,
  odd,
  units,
  totals,
  cohort,
}: {
  by: ReasonUnit;
  odd: OddCells;
  units: readonly UnitSums[];
  totals: ReasonTotals;
  cohort: LinkParams;
}) {
  const t = useTranslations("reasons.odd");
  const tBy = useTranslations("reasons.by");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const known = units
    .filter(({ unit, allMissed }) => unit !== null && allMissed > 0)
    .sort((a, b) => b.allMissed - a.allMissed);
  const standsOut = new Set(odd.cells.map(({ unit, reason }) => `${unit} ${reason}`));
  const reasons = totals.reasons.map(({ reason }) => reason);
  return (
    <table className="figures">
      <caption className="py-1 text-left text-xs text-ink-3">
        {t("matrix", { by: tBy(by) })}
        {known.length > MOST_LINES
          ? ` ${t("matrixRest", { shown: MOST_LINES, total: known.length })}`
          : null}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="sticky left-0 bg-canvas">
            {tBy(by)}
          </th>
          {reasons.map((reason) => (
            <th key={reason} scope="col" className="num">
              {reasonWord(reason, words)}
            </th>
          ))}
          <th scope="col" className="num">
            {t("total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {known.slice(0, MOST_LINES).map((sums) => {
          const unit = sums.unit ?? "";
          return (
            <tr key={unit} data-unit={unit}>
              <th scope="row" className="sticky left-0 bg-canvas whitespace-nowrap">
                {unitWord(by, sums, locale)}
              </th>
              {reasons.map((reason) => {
                const count = sums.byReason.get(reason) ?? 0;
                const look = standsOut.has(`${unit} ${reason}`) ? "font-bold text-bad" : "";
                return (
                  <td key={reason} className={`num ${look}`}>
                    {count === 0 ? (
                      <span className="text-line-3">0</span>
                    ) : (
                      <Link
                        className="drill"
                        href={unitHref(by, unit, cohort, { reason })}
                        prefetch={false}
                      >
                        {formatCount(count)}
                      </Link>
                    )}
                  </td>
                );
              })}
              <td className="num font-bold">{formatCount(sums.allMissed)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
