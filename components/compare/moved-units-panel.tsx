import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ShownSide } from "#components/compare/side.ts";
import { Panel } from "#components/ui/panel.tsx";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { MovedUnit, MovedUnits } from "#lib/charts/prepare-moved-units.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { formatCount, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** What each dealer, or service class, did to the difference: own rate, mix, and both as a bar. */
export function MovedUnitsPanel({
  moved,
  unit,
  first,
  second,
}: {
  moved: MovedUnits;
  unit: "dealer" | "class";
  first: ShownSide;
  second: ShownSide;
}) {
  const t = useTranslations("compare.moved");
  const { units, rest } = moved;
  const sum = (row: { readonly ratePoints: number; readonly mixPoints: number }) =>
    row.ratePoints + row.mixPoints;
  // The others together would press every single bar to the line.
  const reach = Math.max(0.01, ...units.map((line) => Math.abs(sum(line))));
  const points = { rate: moved.ratePoints, mix: moved.mixPoints };
  return (
    <Panel
      id="moved"
      title={t("finding", {
        points: formatPoints(moved.changePoints),
        rate: formatPoints(points.rate),
        mix: formatPoints(points.mix),
        unit: t(unit),
      })}
      caption={t("caption")}
    >
      <section aria-label={t("caption")} className="mt-1 overflow-x-auto">
        <table className="figures sm:min-w-[600px] max-sm:[&_td]:px-1 max-sm:[&_th]:px-1 max-sm:[&_th]:whitespace-normal">
          <thead>
            <tr>
              <th scope="col">{t("unitHead", { unit })}</th>
              <th scope="col" className="num max-sm:hidden">
                {first.name}
              </th>
              <th scope="col" className="num max-sm:hidden">
                {second.name}
              </th>
              <th scope="col" className="num">
                {t("rate")}
              </th>
              <th scope="col" className="num">
                {t("mix")}
              </th>
              <th scope="col" className="num">
                {t("sum")}
              </th>
              <th scope="col" className="w-32 max-sm:hidden">
                <span className="sr-only">{t("bar")}</span>
                <Axis reach={reach} />
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((row) => (
              <tr key={row.key} data-dealer={unit === "dealer" ? row.key : undefined}>
                <th scope="row">
                  {row.label}
                  <span className="block text-xs font-normal sm:hidden">
                    {counts(row.before, rowsOf(first, row))} →{" "}
                    {counts(row.after, rowsOf(second, row))}
                  </span>
                </th>
                <td className="num max-sm:hidden">{counts(row.before, rowsOf(first, row))}</td>
                <td className="num max-sm:hidden">{counts(row.after, rowsOf(second, row))}</td>
                <Effects row={row} reach={reach} />
              </tr>
            ))}
            {rest === null ? null : (
              <tr>
                <th scope="row" className="text-ink-3!">
                  {t("rest", { count: rest.units })}
                </th>
                <td className="max-sm:hidden" />
                <td className="max-sm:hidden" />
                <Effects row={rest} reach={null} />
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr className="font-bold [&>*]:border-t [&>*]:border-b-0! [&>*]:border-line-2">
              <th scope="row" className="text-ink-1!">
                {t("total")}
              </th>
              <td className="max-sm:hidden" />
              <td className="max-sm:hidden" />
              <td className="num">{formatPoints(points.rate)}</td>
              <td className="num">{formatPoints(points.mix)}</td>
              <td className="num">{formatPoints(moved.changePoints)}</td>
              <td className="max-sm:hidden" />
            </tr>
          </tfoot>
        </table>
      </section>
    </Panel>
  );

  function rowsOf({ params }: ShownSide, row: MovedUnit): string {
    return hrefTo("/shipments", { ...params, outcome: "due", [unit]: row.key });
  }

  function counts({ due, onTime }: RateCounts, href: string) {
    if (due === 0) return <span className="text-ink-3">{t("absent")}</span>;
    return (
      <Link className="drill" href={href} prefetch={false}>
        {t("cell", { rate: formatRate(onTime / due), due: formatCount(due) })}
      </Link>
    );
  }
}

function Effects({
  row: { ratePoints, mixPoints },
  reach,
}: {
  row: { readonly ratePoints: number; readonly mixPoints: number };
  /** Half the scale's width, in points; null = too much for it, and not drawn. */
  reach: number | null;
}) {
  const at = percentScale(-(reach ?? 1), reach ?? 1);
  const both = ratePoints + mixPoints;
  return (
    <>
      <td className="num">{formatPoints(ratePoints)}</td>
      <td className="num">{formatPoints(mixPoints)}</td>
      <td className={`num font-bold ${both < 0 ? "text-bad" : ""}`}>{formatPoints(both)}</td>
      <td className="max-sm:hidden">
        <svg className="block w-full" height={14} aria-hidden="true">
          {reach === null ? null : (
            <line
              className={both < 0 ? "stroke-bad-fill" : "stroke-good-fill"}
              strokeWidth={10}
              x1="50%"
              x2={at(both)}
              y1={7}
              y2={7}
            />
          )}
          <line className="stroke-ink-1" x1="50%" x2="50%" y1={0} y2={14} />
        </svg>
      </td>
    </>
  );
}

/** 0 and the ends of the bars, in percentage points. */
function Axis({ reach }: { reach: number }) {
  const ends = [
    { x: "0%", value: -reach, anchor: "start" },
    { x: "50%", value: 0, anchor: "middle" },
    { x: "100%", value: reach, anchor: "end" },
  ] as const;
  return (
    <svg className="block w-full" height={14} aria-hidden="true">
      {ends.map(({ x, value, anchor }) => (
        <text
          key={x}
          className={value === 0 ? "fill-ink-1 font-bold" : "fill-ink-3"}
          x={x}
          y={11}
          textAnchor={anchor}
        >
          {value === 0 ? 0 : formatPoints(value)}
        </text>
      ))}
    </svg>
  );
}
