import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { WhatIfRow } from "#lib/domain/what-if/judge-what-if.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

type Numbers = Pick<
  WhatIfRow,
  "dueNow" | "onTimeNow" | "dueThen" | "onTimeThen" | "earlier" | "later"
>;

/**
 * Every dealer that the draft concerns: its rate and its standing, now and under the draft. On a phone
 * all but the rates stands below the dealer's name.
 */
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
      <div className="mt-2 md:overflow-x-auto">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col" className="pl-0">
                {t("dealer")}
              </th>
              <th scope="col" className="num max-md:hidden">
                {t("n")}
              </th>
              <th scope="col" className="num">
                {t("rateNow")}
              </th>
              <th scope="col" className="num max-md:pr-0">
                {t("rateThen")}
              </th>
              <th scope="col" className="max-md:hidden">
                {t("standingNow")}
              </th>
              <th scope="col" className="max-md:hidden">
                {t("standingThen")}
              </th>
              <th scope="col" className="num max-md:hidden">
                {t("earlier")}
              </th>
              <th scope="col" className="num pr-0 max-md:hidden">
                {t("later")}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="font-bold">
              <th scope="row" className="pl-0">
                {t("total")}
                <Brief row={total} />
              </th>
              <Rates row={total} />
              <td className="max-md:hidden" />
              <td className="max-md:hidden" />
              <Shifts row={total} />
            </tr>
            {rows.map((row) => (
              <tr key={row.dealerId}>
                <th scope="row" className="pl-0 font-normal max-md:whitespace-normal!">
                  <Link
                    className="drill"
                    href={
                      changed.has(row.dealerId) ? shipments(row.dealerId) : dealer(row.dealerId)
                    }
                    prefetch={false}
                  >
                    {row.name}
                  </Link>
                  <Brief row={row}>
                    <StandingWord standing={row.standingNow} />
                    {row.standingThen === row.standingNow ? null : (
                      <>
                        {" → "}
                        <StandingWord standing={row.standingThen} />
                      </>
                    )}
                  </Brief>
                </th>
                <Rates row={row} />
                <td className="max-md:hidden">
                  <StandingWord standing={row.standingNow} />
                </td>
                <td className="max-md:hidden">
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

/** What has no column of its own on a phone. */
function Brief({ row, children }: { row: Numbers; children?: ReactNode }) {
  const t = useTranslations("policies.whatIf");
  const said = (["earlier", "later"] as const).filter((key) => row[key] > 0);
  return (
    <small className="font-normal text-ink-2 md:hidden">
      {children === undefined ? null : <span className="block">{children}</span>}
      <span className="block text-ink-3">
        {[
          `${t("n")} ${formatCount(row.dueNow)}`,
          ...said.map((key) => `${t(key)} ${formatCount(row[key])}`),
        ].join(" · ")}
      </span>
    </small>
  );
}

function Rates({ row }: { row: Numbers }) {
  const rate = (onTime: number, due: number) => (due === 0 ? "–" : formatRate(onTime / due));
  return (
    <>
      <td className="num max-md:hidden">{formatCount(row.dueNow)}</td>
      <td className="num">{rate(row.onTimeNow, row.dueNow)}</td>
      <td className="num font-bold max-md:pr-0">{rate(row.onTimeThen, row.dueThen)}</td>
    </>
  );
}

function Shifts({ row }: { row: Numbers }) {
  return (
    <>
      <td className="num max-md:hidden">{formatCount(row.earlier)}</td>
      <td className="num pr-0 max-md:hidden">{formatCount(row.later)}</td>
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
