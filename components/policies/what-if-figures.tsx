import { useTranslations } from "next-intl";
import { Figure } from "#components/ui/figure.tsx";
import type { JudgedWhatIf } from "#lib/domain/what-if/judge-what-if.ts";
import type { WhatIf } from "#lib/domain/what-if/recompute.ts";
import { formatCount, formatPoints, formatRate } from "#lib/i18n/format.ts";

const apart = [
  ["unaccepted", "whatIf.unaccepted"],
  ["unaffected", "whatIf.unaffected"],
  ["unpromised", "whatIf.unpromised"],
  ["notDueThen", "whatIf.notDue"],
  ["byDay", "whatIf.byDay"],
] as const;

/** What the draft would have made of the month, altogether, and what was left out of it. */
export function WhatIfFigures({
  page,
}: {
  page: JudgedWhatIf & Omit<WhatIf, "changed" | "dealers"> & { byDay: number; all: number };
}) {
  const t = useTranslations("policies");
  const sum = (key: "dueNow" | "onTimeNow" | "dueThen" | "onTimeThen" | "earlier" | "later") =>
    page.rows.reduce((total, row) => total + row[key], 0);
  const now = rateOf(sum("onTimeNow"), sum("dueNow"));
  const then = rateOf(sum("onTimeThen"), sum("dueThen"));
  const left = apart.filter(([key]) => page[key] > 0);
  const values = {
    before: said(now),
    after: said(then),
    weakNow: page.weakNow,
    weakThen: page.weakThen,
  };
  return (
    <>
      {page.rows.length === 0 ? null : (
        <>
          <p className="max-w-3xl text-title">
            {said(now) === said(then)
              ? t("whatIf.sentenceSame", values)
              : t("whatIf.sentence", values)}
          </p>
          <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-4 border-y border-line-1 py-4 sm:grid-cols-3 lg:flex lg:flex-wrap lg:gap-x-14">
            <Figure label={t("whatIf.n")} value={formatCount(sum("dueNow"))} />
            <Figure label={t("whatIf.rateNow")} value={said(now)} />
            <Figure
              label={t("whatIf.rateThen")}
              value={said(then)}
              {...(now !== null && then !== null && { note: formatPoints((then - now) * 100) })}
            />
            <Figure label={t("whatIf.earlier")} value={formatCount(sum("earlier"))} />
            <Figure label={t("whatIf.later")} value={formatCount(sum("later"))} />
            <Figure
              label={t("whatIf.changed")}
              value={formatCount(page.all)}
              {...(page.all > 0 && { href: "#changed-title" })}
            />
          </dl>
        </>
      )}
      {left.length === 0 ? null : (
        <p className="mt-2 text-xs text-ink-3">
          {t("whatIf.apart")}{" "}
          {left.map(([key, word]) => t(word, { count: formatCount(page[key]) })).join(" · ")}
        </p>
      )}
    </>
  );
}

function rateOf(onTime: number, due: number): number | null {
  return due === 0 ? null : onTime / due;
}

function said(rate: number | null): string {
  return rate === null ? "–" : formatRate(rate);
}
