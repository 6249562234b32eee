import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConclusionWord } from "#components/compare/conclusion-word.tsx";
import { DifferenceBar, reachOf } from "#components/compare/difference-bar.tsx";
import type { ShownSide } from "#components/compare/side.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Compared, Comparison } from "#lib/charts/prepare-compare.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { Attainment } from "#lib/domain/league.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import type { MeanWithInterval } from "#lib/domain/stats/mean-interval.ts";
import { formatCount, formatInterval, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** Every ruler on both sides, their difference with its interval, and what that allows to say. */
export function RatesPanel({
  comparison,
  first,
  second,
  target,
}: {
  comparison: Comparison;
  first: ShownSide & { readonly minutesN: number };
  second: ShownSide & { readonly minutesN: number };
  target: number;
}) {
  const t = useTranslations("compare.rates");
  const { rates, minutes } = comparison;
  const all = [...rates.map(({ compared }) => compared), minutes.compared];
  const reach = reachOf(rates.map(({ compared }) => compared));
  const count = (conclusion: string) =>
    all.filter((compared) => compared?.conclusion === conclusion).length;
  return (
    <Panel
      id="rates"
      title={t("finding", { worse: count("worse"), better: count("better") })}
      caption={t("caption")}
    >
      <section aria-label={t("axis")} className="mt-1 overflow-x-auto">
        <table className="figures sm:min-w-[600px] max-sm:[&_td]:px-1 max-sm:[&_th]:px-1 max-sm:[&_th]:whitespace-normal">
          <thead>
            <tr>
              <th scope="col">{t("measure")}</th>
              <th scope="col" className="num">
                {first.name}
              </th>
              <th scope="col" className="num">
                {second.name}
              </th>
              <th scope="col" className="num">
                {t("difference")}
              </th>
              <th scope="col" className="w-32 text-center! max-sm:hidden">
                {t("zero")}
              </th>
              <th scope="col" className="max-sm:hidden">
                {t("conclusion")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rates
              .filter((rate) => rate.first !== null || rate.second !== null)
              .map((rate) => (
                <tr key={rate.ruler}>
                  <th scope="row" className={rate.ruler === "raw" ? "font-bold!" : ""}>
                    {t(rate.ruler)}
                    <PhoneConclusion compared={rate.compared} />
                  </th>
                  <RateCell
                    rate={rate.first}
                    target={target}
                    href={rate.ruler === "raw" ? rowsOf(first) : null}
                  />
                  <RateCell
                    rate={rate.second}
                    target={target}
                    href={rate.ruler === "raw" ? rowsOf(second) : null}
                  />
                  <DifferenceCells
                    compared={rate.compared}
                    shown={(value) => formatPoints(100 * value)}
                    reach={reach}
                  />
                </tr>
              ))}
            {minutes.first === null && minutes.second === null ? null : (
              <tr>
                <th scope="row">
                  {t("minutes")}
                  <PhoneConclusion compared={minutes.compared} />
                </th>
                <MinutesCell mean={minutes.first} n={first.minutesN} />
                <MinutesCell mean={minutes.second} n={second.minutesN} />
                <DifferenceCells
                  compared={minutes.compared}
                  shown={(value) => formatPoints(value)}
                  reach={reachOf([minutes.compared])}
                />
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function rowsOf({ params }: ShownSide): string {
  return hrefTo("/shipments", { ...params, outcome: "due" });
}

function RateCell({
  rate,
  target,
  href,
}: {
  rate: Attainment | null;
  target: number;
  /** Where the shipments are that the rate counts; null where no list counts the same. */
  href: string | null;
}) {
  const t = useTranslations("compare.rates");
  if (rate === null) return <td className="num text-ink-3">–</td>;
  const of = t("of", { onTime: formatCount(rate.onTime), due: formatCount(rate.due) });
  return (
    <td className="num">
      <span className="text-figure font-bold">{formatRate(rate.rate, target)}</span>
      <Note>{formatInterval(rate.interval)}</Note>
      <Note>
        {href === null ? (
          of
        ) : (
          <Link className="drill" href={href} prefetch={false}>
            {of}
          </Link>
        )}
      </Note>
    </td>
  );
}

function MinutesCell({ mean, n }: { mean: MeanWithInterval | null; n: number }) {
  const t = useTranslations("compare.rates");
  if (mean === null) return <td className="num text-ink-3">–</td>;
  return (
    <td className="num">
      <span className="text-figure font-bold">
        {t("minutesValue", { minutes: mean.mean.toFixed(1) })}
      </span>
      {mean.interval === null ? null : (
        <Note>{`${mean.interval.low.toFixed(1)}–${mean.interval.high.toFixed(1)}`}</Note>
      )}
      <Note>{t("minutesOf", { n: formatCount(n) })}</Note>
    </td>
  );
}

function DifferenceCells({
  compared,
  shown,
  reach,
}: {
  compared: Compared | null;
  shown: (value: number) => string;
  reach: number;
}) {
  const t = useTranslations("compare.rates");
  if (compared === null) {
    return (
      <>
        <td className="num">–</td>
        <td className="max-sm:hidden" />
        <td className="text-ink-3 max-sm:hidden">{t("noRate")}</td>
      </>
    );
  }
  const between = ({ low, high }: Interval) => t("between", { low: shown(low), high: shown(high) });
  return (
    <>
      <td className="num font-bold">
        {shown(compared.difference)}
        {compared.interval === null ? null : <Note>{between(compared.interval)}</Note>}
      </td>
      <td className="max-sm:hidden">
        <DifferenceBar compared={compared} reach={reach} />
      </td>
      <td className="max-sm:hidden">
        <ConclusionWord conclusion={compared.conclusion} />
      </td>
    </>
  );
}

/** On a phone the conclusion stands below the ruler: the answer comes before the columns. */
function PhoneConclusion({ compared }: { compared: Compared | null }) {
  return compared === null ? null : (
    <span className="block font-normal sm:hidden">
      <ConclusionWord conclusion={compared.conclusion} />
    </span>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <span className="block text-xs leading-4 font-normal text-ink-3">{children}</span>;
}
