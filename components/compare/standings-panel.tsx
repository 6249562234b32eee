import Link from "next/link";
import { useTranslations } from "next-intl";
import { StandingWord } from "#components/charts/standing-word.tsx";
import type { ShownSide } from "#components/compare/side.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Comparison } from "#lib/charts/prepare-compare.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { League, LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

const MOST_LINES = 8;
const standings: readonly Standing[] = ["weak", "watch", "meets", "strong"];

/** How many dealers stand where on both sides, and who stands otherwise. */
export function StandingsPanel({
  comparison,
  first,
  second,
}: {
  comparison: Comparison;
  first: ShownSide & { readonly league: League };
  second: ShownSide & { readonly league: League };
}) {
  const t = useTranslations("compare.standings");
  const { changes, turnedWeak, ceasedWeak, both } = comparison;
  const shown = changes.slice(0, MOST_LINES);
  const dealer = (row: LeagueRow, side: ShownSide) =>
    row.rate === null ? (
      "–"
    ) : (
      <Link
        className="drill"
        href={hrefTo("/shipments", { ...side.params, outcome: "due", dealer: row.dealerId })}
        prefetch={false}
      >
        {t("cell", { rate: formatRate(row.rate, row.target), due: formatCount(row.due) })}
      </Link>
    );
  return (
    <Panel
      id="standings"
      title={both === 0 ? t("nobody") : t("finding", { turned: turnedWeak, ceased: ceasedWeak })}
      caption={t("caption", { both: formatCount(both), changed: formatCount(changes.length) })}
    >
      <table className="figures mt-1">
        <thead>
          <tr>
            <th scope="col">{t("counts")}</th>
            {[first, second].map(({ name }) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standings.map((standing) => (
            <tr key={standing}>
              <th scope="row">
                <StandingWord standing={standing} />
              </th>
              {[first, second].map((side) => (
                <td key={side.name} className="num">
                  {side.league.standings[standing] === 0 ? (
                    0
                  ) : (
                    <Link
                      className="drill"
                      href={hrefTo("/dealers", { ...side.params, standing })}
                      prefetch={false}
                    >
                      {formatCount(side.league.standings[standing])}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? (
        both === 0 ? null : (
          <p className="py-3 text-ink-2">{t("noChange")}</p>
        )
      ) : (
        <div className="mt-4 overflow-x-auto">
          <table className="figures sm:min-w-[420px]">
            <thead>
              <tr>
                <th scope="col">{t("dealer")}</th>
                <th scope="col" className="max-sm:hidden">
                  {first.name}
                </th>
                <th scope="col" className="max-sm:hidden">
                  {second.name}
                </th>
                <th scope="col" className="num">
                  {t("rates")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((change) => (
                <tr key={change.second.dealerId} data-dealer={change.second.dealerId}>
                  <th scope="row" className="max-w-40">
                    <Link
                      className="block truncate font-bold hover:underline"
                      href={hrefTo(`/dealers/${change.second.dealerId}`, second.params)}
                      title={change.second.name}
                      prefetch={false}
                    >
                      {change.second.name}
                    </Link>
                    <span className="flex flex-wrap gap-x-1 text-xs font-normal sm:hidden">
                      <StandingWord standing={change.first.standing} /> →{" "}
                      <StandingWord standing={change.second.standing} />
                    </span>
                  </th>
                  <td className="max-sm:hidden">
                    <StandingWord standing={change.first.standing} />
                  </td>
                  <td className="max-sm:hidden">
                    <StandingWord standing={change.second.standing} />
                  </td>
                  <td className="num">
                    {dealer(change.first, first)} → {dealer(change.second, second)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.length > shown.length ? (
        <p className="pt-1 text-xs text-ink-3">
          {t("shown", { shown: shown.length, changed: changes.length })}
        </p>
      ) : null}
    </Panel>
  );
}
