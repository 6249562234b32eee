import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { PlatformTable } from "#lib/charts/prepare-platforms.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { type Ruler, rulers } from "#lib/domain/rulers.ts";
import { formatCount, formatPoints, formatRate, formatTarget } from "#lib/i18n/format.ts";

const GRID =
  "grid grid-cols-[88px_minmax(0,1fr)_72px] sm:grid-cols-[132px_minmax(0,1fr)_88px] items-center gap-x-3 text-xs";
const ROW = 26;

/** The same shipments by three rulers, a line a platform: how much measuring at the dock flatters. */
export function RulersPanel({
  table,
  target,
  cohort,
}: {
  table: PlatformTable;
  target: number;
  cohort: LinkParams;
}) {
  const t = useTranslations("platforms.gaps");
  const platformWord = useTranslations("platforms.table");
  const rows = table.rows.filter(({ raw }) => raw !== null);
  const scale = rateScale(
    rows.flatMap(({ raw, adjusted, dock, felt }) =>
      [raw, adjusted, dock, felt].flatMap((value) => (value === null ? [] : [value.rate])),
    ),
    target - 0.02,
  );
  const at = percentScale(scale.from, 1);
  const shown = rulers.filter(
    (ruler) => ruler !== "felt" || rows.some(({ felt }) => felt !== null),
  );
  const rate = (value: { readonly rate: number } | null) =>
    value === null ? "–" : formatRate(value.rate, target);
  return (
    <Panel
      id="rulers"
      title={title()}
      caption={t("caption", {
        flatters: table.widestGap === null ? "no" : "yes",
        felt: shown.includes("felt") ? "yes" : "no",
      })}
    >
      <ul className="mt-0.5 flex flex-wrap gap-x-4 text-xs text-ink-2 [&>li]:flex [&>li]:items-center [&>li]:gap-1.5">
        {shown.map((ruler) => (
          <li key={ruler}>
            <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
              <Mark ruler={ruler} />
            </svg>
            {t(ruler)}
          </li>
        ))}
      </ul>
      <p className={`${GRID} mt-2 text-ink-3`}>
        <span className="col-start-3 text-right whitespace-nowrap">{t("gap")}</span>
      </p>
      <ol aria-label={t("chart", { target: formatTarget(target) })}>
        {rows.map((row) => {
          const title = t("rowTitle", {
            name: row.name,
            raw: rate(row.raw),
            adjusted: rate(row.adjusted),
            dock: rate(row.dock),
            felt: rate(row.felt),
            missed: row.missed,
          });
          const known = rulers.map((ruler) => row[ruler]).flatMap((value) => value?.rate ?? []);
          return (
            <li
              key={row.platformId}
              data-platform={row.platformId}
              className="data-linked:bg-sunken"
            >
              <Link
                className={`${GRID} hover:bg-sunken`}
                href={hrefTo("/shipments", {
                  ...cohort,
                  platform: row.platformId,
                  outcome: "missed",
                })}
                title={title}
                prefetch={false}
              >
                <span className="sr-only">{title}</span>
                <span className="truncate text-ink-2" aria-hidden="true">
                  {row.name}
                </span>
                <svg className="block w-full overflow-visible" height={ROW} aria-hidden="true">
                  {scale.ticks.map((tick) => (
                    <line
                      key={tick}
                      className="stroke-line-1"
                      x1={at(tick)}
                      x2={at(tick)}
                      y1={0}
                      y2={ROW}
                    />
                  ))}
                  <line
                    className="stroke-ink-1"
                    strokeWidth={1.2}
                    x1={at(target)}
                    x2={at(target)}
                    y1={0}
                    y2={ROW}
                  />
                  <line
                    className="stroke-line-3"
                    x1={at(Math.min(...known))}
                    x2={at(Math.max(...known))}
                    y1={ROW / 2}
                    y2={ROW / 2}
                  />
                  {shown.toReversed().map((ruler) => {
                    const value = row[ruler];
                    return value === null ? null : (
                      <svg key={ruler} className="overflow-visible" x={at(value.rate)} y={ROW / 2}>
                        <title>{`${t(ruler)} ${rate(value)}`}</title>
                        <Mark ruler={ruler} />
                      </svg>
                    );
                  })}
                </svg>
                <span className="text-right whitespace-nowrap text-ink-1">
                  <span className="sr-only">{t("gap")}</span>
                  {row.dockGapPoints === null ? "–" : formatPoints(row.dockGapPoints)}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
      <div className={GRID}>
        <span />
        <svg className="block w-full overflow-visible" height={18} aria-hidden="true">
          {scale.ticks.map((tick) => (
            <text
              key={tick}
              className={`text-xs ${tick === target ? "fill-ink-1 font-bold" : "fill-ink-3"}`}
              x={at(tick)}
              y={14}
              textAnchor="middle"
            >
              {formatTarget(tick).slice(0, -1)}
            </text>
          ))}
        </svg>
      </div>
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{platformWord("platform")}</th>
              {(["raw", "adjusted", "dock", "gap", "known", "felt", "answered"] as const).map(
                (column) => (
                  <th key={column} scope="col" className="num">
                    {t(column)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.platformId} data-platform={row.platformId}>
                <th scope="row">{row.name}</th>
                <td className="num">{rate(row.raw)}</td>
                <td className="num">{rate(row.adjusted)}</td>
                <td className="num">{rate(row.dock)}</td>
                <td className="num">
                  {row.dockGapPoints === null ? "–" : formatPoints(row.dockGapPoints)}
                </td>
                <td className="num">{row.dock === null ? "–" : formatCount(row.dock.due)}</td>
                <td className="num">{rate(row.felt)}</td>
                <td className="num">
                  {row.felt === null ? "–" : formatRate(row.felt.due / row.due)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );

  function title() {
    const { widestGap } = table;
    if (rows.every(({ dock }) => dock === null)) return t("titleUnknown");
    if (widestGap === null) return t("titleNone");
    return t("titleGap", {
      name: widestGap.name,
      points: (widestGap.dockGapPoints ?? 0).toFixed(2),
      others: rows.filter(({ dockGapPoints }) => (dockGapPoints ?? 0) > 0).length - 1,
    });
  }
}

/** The official ruler is solid; the others are a ring, a square and a triangle. */
function Mark({ ruler }: { ruler: Ruler }) {
  switch (ruler) {
    case "raw":
      return <circle className="fill-good-fill" r={4} />;
    case "adjusted":
      return <circle className="fill-surface stroke-good-fill" strokeWidth={1.5} r={3.6} />;
    case "dock":
      return (
        <rect
          className="fill-surface stroke-line-3"
          strokeWidth={1.5}
          x={-3.5}
          y={-3.5}
          width={7}
          height={7}
        />
      );
    case "felt":
      return (
        <path className="fill-surface stroke-ink-2" strokeWidth={1.5} d="M0-4.2 4.4 3.4h-8.8z" />
      );
  }
}
