import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ReasonMatrix } from "#components/reasons/reason-matrix.tsx";
import { unitHref, unitWord } from "#components/reasons/unit-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { OddCell, OddCells, ReasonTotals, ReasonUnit, UnitSums } from "#lib/domain/reasons.ts";
import { formatCount } from "#lib/i18n/format.ts";

const MOST_LINES = 15;

/** Pairs of a unit and a reason that its share of shipments does not explain, with the whole table. */
export function OddPanel({
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
  const { cells, tested } = odd;
  const shown = cells.slice(0, MOST_LINES);
  const [first] = shown;
  const at = percentScale(0, Math.max(1, ...shown.map(({ observed }) => observed)));
  return (
    <Panel id="odd" title={title()} caption={t("caption", { tested: formatCount(tested) })}>
      {first === undefined ? (
        <p className="py-3 text-ink-2">{t("noneExplained")}</p>
      ) : (
        <section aria-label={t("chart")} className="mt-2 overflow-x-auto">
          <table className="figures sm:min-w-[560px]">
            <thead>
              <tr>
                <th scope="col">{tBy(by)}</th>
                <th scope="col" className="max-sm:hidden">
                  {t("reason")}
                </th>
                <th scope="col" className="w-1/3 max-sm:hidden">
                  {t("chart")}
                </th>
                <th scope="col" className="num">
                  {t("observed")}
                </th>
                <th scope="col" className="num">
                  {t("expected")}
                </th>
                <th scope="col" className="num">
                  {t("ratio")}
                </th>
                <th scope="col" className="num max-sm:hidden">
                  {t("q")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((cell) => (
                <Line
                  key={`${cell.unit} ${cell.reason}`}
                  by={by}
                  cell={cell}
                  at={at}
                  cohort={cohort}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {cells.length > shown.length ? (
        <p className="pt-1 text-xs text-ink-3">
          {t("shown", { shown: shown.length, count: cells.length })}
        </p>
      ) : null}
      <TableTwin>
        <ReasonMatrix by={by} odd={odd} units={units} totals={totals} cohort={cohort} />
      </TableTwin>
    </Panel>
  );

  function title() {
    if (first === undefined) return t("finding", { count: 0, by: tBy(by) });
    return t("findingFirst", {
      unit: unitWord(by, first, locale),
      reason: reasonWord(first.reason, words),
      ratio: times(first),
      more: cells.length - 1,
    });
  }
}

function Line({
  by,
  cell,
  at,
  cohort,
}: {
  by: ReasonUnit;
  cell: OddCell;
  at: (value: number) => string;
  cohort: LinkParams;
}) {
  const t = useTranslations("reasons.odd");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const unit = unitWord(by, cell, locale);
  const reason = reasonWord(cell.reason, words);
  return (
    <tr data-unit={cell.unit}>
      <th scope="row" className="max-sm:whitespace-normal!">
        {unit}
        <span className="block text-xs font-normal text-ink-2 sm:hidden">{reason}</span>
      </th>
      <td className="whitespace-nowrap max-sm:hidden">{reason}</td>
      <td className="max-sm:hidden">
        <svg className="block w-full overflow-visible" height={16} aria-hidden="true">
          <rect className="fill-bad-fill" y={3} height={10} width={at(cell.observed)} />
          <line
            className="stroke-ink-1"
            strokeWidth={1.5}
            x1={at(cell.expected)}
            x2={at(cell.expected)}
            y1={0}
            y2={16}
          />
        </svg>
      </td>
      <td className="num">
        <Link
          className="drill font-bold text-bad"
          href={unitHref(by, cell.unit, cohort, { reason: cell.reason })}
          aria-label={t("link", { unit, reason, count: cell.observed })}
          prefetch={false}
        >
          {formatCount(cell.observed)}
        </Link>
      </td>
      <td className="num">{cell.expected.toFixed(1)}</td>
      <td className="num">{t("times", { ratio: times(cell) })}</td>
      <td className="num max-sm:hidden">
        {cell.qValue < 0.001 ? "<0.001" : cell.qValue.toFixed(3)}
      </td>
    </tr>
  );
}

function times({ observed, expected }: OddCell): string {
  const ratio = observed / expected;
  return ratio >= 10 ? formatCount(ratio) : ratio.toFixed(1);
}
