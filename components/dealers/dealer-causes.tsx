import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import {
  type CauseNames,
  causeHref,
  causeWords,
  partWords,
} from "#components/dealers/dealer-cause-words.ts";
import { Panel } from "#components/ui/panel.tsx";
import { againstTarget } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { Counted } from "#lib/domain/causes/cause-counts.ts";
import type { Cause } from "#lib/domain/causes/find-causes.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import type { Period } from "#lib/domain/time/period.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** What sets the dealer's misses apart: the main cause as the title, all of them in order below. */
export function DealerCauses({
  causes,
  due,
  missed,
  target,
  period,
  record,
  names,
  shipments,
}: {
  causes: readonly Cause[];
  /** Of the period. */
  due: number;
  missed: number;
  target: number;
  period: Period;
  record: Period | null;
  names: ReadonlyMap<string, string>;
  /** The parameters of the dealer's shipments in the period. */
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.causes");
  const locale = useLocale();
  const words: CauseNames = { t, shipments: useTranslations("shipments"), locale, names };
  const [main] = causes;
  const none = due === 0 ? "nothingDue" : missed === 0 ? "noneMissed" : "none";
  // A good period has no cause of its own; what its longer record says still stands below.
  const title =
    main === undefined || none !== "none"
      ? t(none, { period: formatPeriod(period, locale) })
      : t("main", { words: causeWords(main, target, words) });
  if (main === undefined) {
    return (
      <Panel id="causes" title={title} caption={due === 0 ? undefined : t("caption")}>
        {null}
      </Panel>
    );
  }
  const scale = rateScale(causes.flatMap(ratesOf), target);
  return (
    <Panel
      id="causes"
      title={
        <>
          <span className="text-page">{title}</span>
          {none === "none" && main.window === "record" ? (
            <span className="ml-3 font-normal text-ink-3">{rangeWords(main)}</span>
          ) : null}
        </>
      }
      caption={t("caption")}
    >
      <div className="relative mt-2 overflow-x-auto">
        <table className="figures">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("what")}</th>
              <th scope="col" className="max-lg:hidden">
                {t("part")} · {t("rest")} · {formatTarget(target)}
              </th>
              <th scope="col" className="num">
                {t("missed")}
              </th>
              <th scope="col" className="num max-md:hidden">
                {t("extra")}
              </th>
              <th scope="col" className="max-md:hidden">
                {t("range")}
              </th>
            </tr>
          </thead>
          <tbody>
            {causes.map((cause) => (
              <Line
                key={`${cause.kind}${"dimension" in cause ? cause.dimension : ""}`}
                cause={cause}
                scale={scale}
                target={target}
                words={words}
                href={causeHref(cause, shipments, record)}
                range={rangeWords(cause)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );

  function rangeWords(cause: Cause): string {
    const own = formatPeriod(period, locale);
    const { from, to } = cause.window === "record" && record !== null ? record : period;
    if (cause.window === "period" || from === null || to === null) return own;
    const month = (iso: string) => {
      const [year = "", number = ""] = iso.split("-");
      return `${year}-${number}`;
    };
    return t(cause.kind === "part" ? "windowRecord" : "months", {
      from: month(from),
      to: month(to),
      period: own,
    });
  }
}

function ratesOf(cause: Cause): number[] {
  if (!("inside" in cause)) return [];
  return [cause.inside, cause.outside].flatMap(
    ({ due, missed }) => wilsonInterval(due - missed, due)?.low ?? [],
  );
}

function Line({
  cause,
  scale,
  target,
  words,
  href,
  range,
}: {
  cause: Cause;
  scale: RateScale;
  target: number;
  words: CauseNames;
  href: string;
  range: string;
}) {
  const { t } = words;
  const parts = partWords(cause, words);
  const contrast = "inside" in cause ? cause : null;
  const all = contrast === null ? 0 : contrast.inside.missed + contrast.outside.missed;
  const missed = contrast === null ? ("n" in cause ? cause.n : 0) : contrast.inside.missed;
  const finding = causeWords(cause, target, words);
  return (
    <tr>
      <th scope="row" className="min-w-48 font-normal! whitespace-normal!">
        {finding}
        <span className="block text-xs text-ink-3 md:hidden">{range}</span>
      </th>
      <td className="max-lg:hidden">
        {contrast === null || parts === null ? null : (
          <svg className="block h-9 w-44 overflow-visible" aria-hidden="true">
            <Target scale={scale} target={target} />
            {[contrast.inside, contrast.outside].map((part, index) => (
              <svg
                key={index === 0 ? "part" : "rest"}
                y={index * 18}
                width="100%"
                height={18}
                aria-hidden="true"
              >
                <Bar part={part} scale={scale} target={target} />
              </svg>
            ))}
          </svg>
        )}
      </td>
      <td className="num">
        <Link
          className="drill"
          href={href}
          prefetch={false}
          aria-label={t("partRows", { words: parts?.part ?? finding, missed })}
        >
          {formatCount(missed)}
        </Link>
        <span className="text-ink-3">
          {" / "}
          {formatCount(contrast === null ? ("of" in cause ? cause.of : 0) : contrast.inside.due)}
        </span>
      </td>
      <td className="num max-md:hidden">
        {contrast === null ? (
          "–"
        ) : (
          <span
            title={t("explains", {
              about: Math.round(contrast.share * all),
              least: Math.floor(contrast.shareAtLeast * all),
            })}
          >
            {t("share", {
              share: formatRate(contrast.share),
              least: formatRate(contrast.shareAtLeast),
            })}
          </span>
        )}
      </td>
      <td className="text-xs text-ink-3 max-md:hidden">
        {range}
        <span className="block">{t("pValue", { p: shownP(cause.pValue) })}</span>
      </td>
    </tr>
  );
}

function Target({ scale, target }: { scale: RateScale; target: number }) {
  const at = percentScale(scale.from, 1);
  return (
    <line
      className="stroke-ink-1"
      strokeWidth={1.2}
      x1={at(target)}
      x2={at(target)}
      y1={0}
      y2="100%"
    />
  );
}

function Bar({ part, scale, target }: { part: Counted; scale: RateScale; target: number }) {
  const onTime = part.due - part.missed;
  const interval = wilsonInterval(onTime, part.due);
  if (interval === null) return null;
  return (
    <g>
      <title>{formatInterval(interval)}</title>
      <JudgedBar
        value={onTime / part.due}
        interval={interval}
        verdict={againstTarget(interval, target)}
        at={percentScale(scale.from, 1)}
      />
    </g>
  );
}

function shownP(p: number): string {
  return p < 0.001 ? "<\u00a00.001" : `=\u00a0${p.toFixed(3)}`;
}
