import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { type Attainment, attainment } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** A platform's misses, how many of them are excused, and its sums by both rules. */
export type PlatformHabit = {
  readonly platformId: string;
  readonly name: string;
  readonly due: number;
  readonly onTime: number;
  readonly adjDue: number;
  readonly adjOnTime: number;
  readonly missed: number;
  readonly excused: number;
  readonly asked: number;
  readonly approved: number;
  readonly declined: number;
};

/** Each platform by the share of its misses that are excused, the raw rate beside the adjusted one. */
export function PlatformHabits({
  rows,
  cohort,
}: {
  rows: readonly PlatformHabit[];
  cohort: LinkParams;
}) {
  const t = useTranslations("excuses.habits");
  const missed = rows.reduce((sum, row) => sum + row.missed, 0);
  const excused = rows.reduce((sum, row) => sum + row.excused, 0);
  const share = (part: number, of: number) => (of === 0 ? "–" : formatRate(part / of));
  const [first] = rows;
  const title =
    excused === 0 || first === undefined
      ? t("noneExcused", { missed })
      : t("finding", {
          share: share(excused, missed),
          name: first.name,
          most: share(first.excused, first.missed),
        });
  return (
    <Panel id="platforms" title={title} caption={t("platformsCaption", { missed, excused })}>
      <div className="overflow-x-auto">
        <table className="figures min-w-[560px]">
          <caption className="sr-only">{t("platforms")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("platform")}</th>
              <th scope="col" className="num">
                {t("missed")}
              </th>
              <th scope="col" className="num">
                {t("excused")}
              </th>
              <th scope="col" className="num">
                {t("share")}
              </th>
              <th scope="col" className="num">
                {t("raw")}
              </th>
              <th scope="col" className="num">
                {t("adjusted")}
              </th>
              <th scope="col" className="num">
                {t("gap")}
              </th>
              <th scope="col" className="num">
                {t("requests")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const raw = attainment(row.due, row.onTime);
              const adjusted = attainment(row.adjDue, row.adjOnTime);
              const list = (outcome: "missed" | "excused", count: number) =>
                count === 0 ? (
                  "0"
                ) : (
                  <Link
                    className="drill"
                    href={hrefTo("/shipments", { ...cohort, platform: row.platformId, outcome })}
                    prefetch={false}
                  >
                    {formatCount(count)}
                  </Link>
                );
              return (
                <tr key={row.platformId}>
                  <th scope="row" className="font-normal whitespace-nowrap">
                    {row.name}
                  </th>
                  <td className="num">{list("missed", row.missed)}</td>
                  <td className="num">{list("excused", row.excused)}</td>
                  <td className="num font-bold">{share(row.excused, row.missed)}</td>
                  <Rate of={raw} />
                  <Rate of={adjusted} />
                  <td className="num">
                    {raw === null || adjusted === null
                      ? "–"
                      : formatPoints((adjusted.rate - raw.rate) * 100)}
                  </td>
                  <td className="num whitespace-nowrap">
                    {row.asked === 0
                      ? "0"
                      : t("requestsOf", {
                          asked: row.asked,
                          approved: row.approved,
                          declined: row.declined,
                        })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** A rate with its 95 % interval. */
function Rate({ of }: { of: Attainment | null }) {
  if (of === null) return <td className="num">–</td>;
  return (
    <td className="num">
      {formatRate(of.rate)}
      <small className="block text-ink-3">{formatInterval(of.interval)}</small>
    </td>
  );
}
