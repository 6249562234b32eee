import Link from "next/link";
import { useTranslations } from "next-intl";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { WhatIfRow } from "#lib/domain/what-if/judge-what-if.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

type Numbers = Pick<
  WhatIfRow,
  "dueNow" | "onTimeNow" | "dueThen" | "onTimeThen" | "earlier" | "later"
>;

/** Every dealer that the draft concerns: its rate and its standing, now and under the draft. */
export function WhatIfDealers({
  rows,
  changed,
  shipments,
  dealer,
}: {
  rows: readonly WhatIfRow[];
  /** Dealers with a shipment whose verdict changes. */
  changed: ReadonlySet<string>;
  shipments: (dealerId: string) => string;
  dealer: (dealerId: string) => string;
}) {
  const t = useTranslations("policies.whatIf");
  const moved = rows.filter(({ standingNow, standingThen }) => standingNow !== standingThen).length;
  const total = rows.reduce(add, none);
  return (
    <Panel
      id="dealers"
      title={t("dealers", { changed: moved, count: rows.length })}
      caption={t("dealersCaption")}
    >
      <div className="mt-2 overflow-x-auto">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col" className="pl-0">
                {t("dealer")}
              </th>
              <th scope="col" className="num">
                {t("n")}
              </th>
              <th scope="col" className="num">
                {t("rateNow")}
              </th>
              <th scope="col" className="num">
                {t("rateThen")}
              </th>
              <th scope="col">{t("standingNow")}</th>
              <th scope="col">{t("standingThen")}</th>
              <th scope="col" className="num">
                {t("earlier")}
              </th>
              <th scope="col" className="num pr-0">
                {t("later")}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="font-bold">
              <th scope="row" className="pl-0">
                {t("total")}
              </th>
              <Rates row={total} />
              <td />
              <td />
              <Shifts row={total} />
            </tr>
            {rows.map((row) => (
              <tr key={row.dealerId}>
                <th scope="row" className="pl-0 font-normal">
                  <Link
                    className="drill"
                    href={
                      changed.has(row.dealerId) ? shipments(row.dealerId) : dealer(row.dealerId)
                    }
                    prefetch={false}
                  >
                    {row.name}
                  </Link>
                </th>
                <Rates row={row} />
                <td>
                  <StandingWord standing={row.standingNow} />
                </td>
                <td>
                  {row.standingThen === row.standingNow ? (
                    <span className="text-ink-3">=</span>
                  ) : (
                    <StandingWord standing={row.standingThen} />
                  )}
                </td>
                <Shifts row={row} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Rates({ row }: { row: Numbers }) {
  const rate = (onTime: number, due: number) => (due === 0 ? "–" : formatRate(onTime / due));
  return (
    <>
      <td className="num">{formatCount(row.dueNow)}</td>
      <td className="num">{rate(row.onTimeNow, row.dueNow)}</td>
      <td className="num font-bold">{rate(row.onTimeThen, row.dueThen)}</td>
    </>
  );
}

function Shifts({ row }: { row: Numbers }) {
  return (
    <>
      <td className="num">{formatCount(row.earlier)}</td>
      <td className="num pr-0">{formatCount(row.later)}</td>
    </>
  );
}

const none: Numbers = {
  dueNow: 0,
  onTimeNow: 0,
  dueThen: 0,
  onTimeThen: 0,
  earlier: 0,
  later: 0,
};

function add(sum: Numbers, row: Numbers): Numbers {
  return {
    dueNow: sum.dueNow + row.dueNow,
    onTimeNow: sum.onTimeNow + row.onTimeNow,
    dueThen: sum.dueThen + row.dueThen,
    onTimeThen: sum.onTimeThen + row.onTimeThen,
    earlier: sum.earlier + row.earlier,
    later: sum.later + row.later,
  };
}
