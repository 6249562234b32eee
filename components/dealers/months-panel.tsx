import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { MonthRatesChart } from "#components/charts/month-rates.tsx";
import { boundsWords, MonthVerdictMark } from "#components/charts/month-slot.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { MonthRates } from "#lib/charts/prepare-month-rates.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatCount, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The dealer month by month: a wide chart at a desk, one of twelve months on a phone, and a table. */
export function MonthsPanel({
  wide,
  narrow,
  href,
  shipments,
}: {
  wide: MonthRates | null;
  narrow: MonthRates | null;
  href: (month: string) => string;
  /** The shipments of a month behind a count. */
  shipments: (month: string, outcome: Outcome) => string;
}) {
  const t = useTranslations("dealers.months");
  const locale = useLocale();
  if (wide === null || narrow === null) {
    return (
      <Panel id="months" title={t("empty")}>
        {null}
      </Panel>
    );
  }
  const { shown, target, monthsWithData } = wide;
  const drawn = drawnOf(wide);
  const narrowDrawn = drawnOf(narrow);
  const count = (month: string, outcome: Outcome, n: number) =>
    n === 0 ? (
      0
    ) : (
      <Link className="drill" href={shipments(month, outcome)} prefetch={false}>
        {formatCount(n)}
      </Link>
    );
  const verdicts = (["below", "unsure", "above"] as const).filter((verdict) => shown[verdict] > 0);
  return (
    <Panel
      id="months"
      title={t("finding", {
        months: drawn,
        all: String(shown.below === drawn),
        below: shown.below,
        unsure: shown.unsure,
        target: formatTarget(target),
      })}
      caption={t("caption", { shown: drawn, dropped: monthsWithData - drawn })}
    >
      <ul className="mt-0.5 flex flex-wrap gap-x-4 text-xs text-ink-2">
        {verdicts.map((verdict) => (
          <li key={verdict} className="inline-flex items-center gap-1.5">
            <MonthVerdictMark verdict={verdict} />
            {t(verdict)} <b className="text-ink-1">{shown[verdict]}</b>
          </li>
        ))}
      </ul>
      <MonthRatesChart className="max-md:hidden" chart={wide} width={720} href={href} />
      <MonthRatesChart className="max-w-full md:hidden" chart={narrow} width={326} href={href} />
      {narrowDrawn < drawn ? (
        <p className="text-xs text-ink-3 md:hidden">{t("narrow", { shown: narrowDrawn })}</p>
      ) : null}
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("month")}</th>
              <th scope="col" className="num">
                {t("due")}
              </th>
              <th scope="col" className="num">
                {t("onTime")}
              </th>
              <th scope="col" className="num">
                {t("rate")}
              </th>
              <th scope="col" className="num">
                {t("interval")}
              </th>
              <th scope="col">{t("verdict", { target: formatTarget(target) })}</th>
            </tr>
          </thead>
          <tbody>
            {wide.slots.toReversed().map(({ month, point, selected }) => {
              const period = parsePeriod(month);
              return (
                <tr key={month} data-linked={selected ? "" : undefined}>
                  <th scope="row">
                    <Link className="drill" href={href(month)} prefetch={false} scroll={false}>
                      {period === null ? month : formatPeriod(period, locale)}
                    </Link>
                  </th>
                  <td className="num">{count(month, "due", point?.due ?? 0)}</td>
                  <td className="num">{count(month, "on_time", point?.onTime ?? 0)}</td>
                  <td className="num">{point === null ? "–" : formatRate(point.rate, target)}</td>
                  <td className="num">
                    {point === null ? "–" : boundsWords(point.interval, target)}
                  </td>
                  <td>{point === null ? t("gap") : t(point.verdict)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );
}

function drawnOf({ shown }: MonthRates): number {
  return shown.below + shown.unsure + shown.above;
}
