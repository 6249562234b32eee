import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateAxis, RateBar } from "#components/charts/rate-bar.tsx";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { MainReason } from "#lib/charts/prepare-attention.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatProbability, formatRate } from "#lib/i18n/format.ts";

const BAR = 84;

/** Every weak dealer and the first of those to watch, with what most of their misses have in common. */
export function ReportDealers({
  rows,
  weak,
  watch,
  target,
  judged,
  reasons,
  params,
}: {
  rows: readonly LeagueRow[];
  /** How many there are, named or not. */
  weak: number;
  watch: number;
  target: number;
  judged: number;
  reasons: ReadonlyMap<string, MainReason>;
  params: LinkParams;
}) {
  const t = useTranslations("report.dealers");
  const verdicts = useTranslations("verdicts.standing");
  const words = useTranslations("shipments");
  const lows = rows.flatMap(({ interval }) => (interval === null ? [] : [interval.low]));
  const scale = rateScale(lows, target);
  const caption = t("caption", { judged, rest: weak + watch - rows.length });
  return (
    <Panel id="dealers" title={t("finding", { weak, watch })} caption={caption}>
      {rows.length === 0 ? null : (
        <div className="overflow-x-auto print:overflow-visible">
          <table className="figures min-w-160 text-xs print:min-w-0 [&_td]:px-1.5 [&_th]:px-1.5">
            <thead>
              <tr>
                <th scope="col" className="num">
                  {t("rank")}
                </th>
                <th scope="col">{t("dealer")}</th>
                <th scope="col" className="num">
                  {t("missed")}
                </th>
                <th scope="col" className="num">
                  {t("rate")}
                </th>
                <th scope="col">
                  <span className="sr-only">{t("interval")}</span>
                  <RateAxis scale={scale} target={target} width={BAR} />
                </th>
                <th scope="col" className="num">
                  {t("adjusted")}
                </th>
                <th scope="col" className="num">
                  {t("below")}
                </th>
                <th scope="col">{t("reason")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const reason = reasons.get(row.dealerId);
                return (
                  <tr
                    key={row.dealerId}
                    className="break-inside-avoid [&>*]:h-6! [&>*]:py-0.5! print:[&>*]:h-5! print:[&>*]:py-0!"
                  >
                    <td className="num text-ink-3">{row.rank}</td>
                    <th scope="row" className="text-xs!">
                      <span
                        className="inline-flex items-center gap-1.5"
                        title={verdicts(row.standing)}
                      >
                        <StandingMark standing={row.standing} />
                        <span className="sr-only">{verdicts(row.standing)}</span>
                        <Link
                          className="font-bold hover:underline"
                          href={hrefTo("/report", { period: params.period, dealer: row.dealerId })}
                          prefetch={false}
                        >
                          {row.name}
                        </Link>
                      </span>
                    </th>
                    <td className="num">
                      <Link
                        className="drill"
                        href={hrefTo("/shipments", {
                          ...params,
                          dealer: row.dealerId,
                          outcome: "missed",
                        })}
                        prefetch={false}
                      >
                        {t("of", {
                          missed: formatCount(row.late + row.undelivered),
                          due: formatCount(row.due),
                        })}
                      </Link>
                    </td>
                    <td className="num">
                      <b className={row.standing === "weak" ? "text-bad" : ""}>
                        {row.rate === null ? "–" : formatRate(row.rate, row.target)}
                      </b>{" "}
                      <span className="text-ink-3">
                        {row.interval === null ? null : formatInterval(row.interval)}
                      </span>
                    </td>
                    <td>
                      <RateBar
                        rate={row.rate}
                        interval={row.interval}
                        standing={row.standing}
                        target={row.target}
                        scale={scale}
                        width={BAR}
                      />
                    </td>
                    <td className="num">
                      {row.adjustedRate === null ? "–" : formatRate(row.adjustedRate, row.target)}
                    </td>
                    <td className="num">
                      {row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget)}
                    </td>
                    <td className="min-w-36">
                      {reason === undefined
                        ? "–"
                        : reason.kind === "spread"
                          ? words("reasonsSpread")
                          : t("reasonOf", {
                              reason: reasonWord(reason.reason, words),
                              missed: reason.missed,
                              of: reason.of,
                            })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
