import Link from "next/link";
import { useTranslations } from "next-intl";
import { ValueBar } from "#components/platforms/value-bar.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { withVerdicts } from "#lib/charts/against-target.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

type ClassSums = {
  readonly serviceClass: string;
  readonly due: number;
  readonly onTime: number;
  readonly adjDue: number;
  readonly adjOnTime: number;
};

/** A platform's service classes with their rates on one scale. */
export function ClassesPanel({
  classes,
  classNames,
  target,
  cohort,
}: {
  classes: readonly ClassSums[];
  classNames: ReadonlyMap<string, string>;
  target: number;
  cohort: LinkParams;
}) {
  const t = useTranslations("platforms.classes");
  const rows = withVerdicts(classes, target).flatMap((sums) => {
    const interval = wilsonInterval(sums.onTime, sums.due);
    const name = classNames.get(sums.serviceClass) ?? sums.serviceClass;
    return interval === null ? [] : [{ ...sums, name, interval, rate: sums.onTime / sums.due }];
  });
  const lowest = rows.reduce<(typeof rows)[number] | undefined>(
    (least, row) => (least === undefined || row.rate < least.rate ? row : least),
    undefined,
  );
  if (lowest === undefined) return null;
  const scale = {
    ...rateScale(
      rows.map(({ interval }) => interval.low),
      target - 0.02,
    ),
    to: 1,
    line: target,
  };
  return (
    <Panel
      id="classes"
      title={t("finding", {
        count: rows.length,
        name: lowest.name,
        rate: formatRate(lowest.rate, target),
      })}
      caption={t("caption")}
    >
      <table className="figures mt-1">
        <thead>
          <tr>
            <th scope="col">{t("class")}</th>
            <th scope="col" className="num">
              {t("due")}
            </th>
            <th scope="col" className="num">
              {t("rate")}
            </th>
            <th scope="col" className="max-sm:hidden">
              {t("interval")}
            </th>
            <th scope="col" className="num">
              {t("adjusted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.serviceClass}>
              <th scope="row">{row.name}</th>
              <td className="num">
                <Link
                  className="drill"
                  href={hrefTo("/shipments", {
                    ...cohort,
                    class: row.serviceClass,
                    outcome: "due",
                  })}
                  prefetch={false}
                >
                  {formatCount(row.due)}
                </Link>
              </td>
              <td className="num font-bold">
                {formatRate(row.rate, target)}
                <span className="block text-xs font-normal text-ink-3">
                  {formatInterval(row.interval)}
                </span>
              </td>
              <td className="max-sm:hidden">
                <ValueBar
                  value={row.rate}
                  interval={row.interval}
                  verdict={row.verdict}
                  scale={scale}
                />
              </td>
              <td className="num">
                {row.adjDue === 0 ? "–" : formatRate(row.adjOnTime / row.adjDue, target)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
