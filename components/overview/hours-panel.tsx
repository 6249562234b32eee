import { useTranslations } from "next-intl";
import { type HourHref, HourStripChart } from "#components/charts/hour-strip.tsx";
import { HoursTwin } from "#components/overview/hours-twin.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { HourStrip } from "#lib/charts/prepare-hour-strip.ts";
import { formatCount, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** The hours of the week, weekends against working days as a title: weekends are the promise. */
export function HoursPanel({ strip, href }: { strip: HourStrip | null; href: HourHref }) {
  const t = useTranslations("overview.hours");
  if (strip === null) {
    return (
      <Panel id="hours" title={t("titleNone")}>
        <p className="py-4 text-ink-2">{t("none")}</p>
      </Panel>
    );
  }
  const { weekend, workdays, difference, unplaced, target } = strip;
  const placed = (weekend?.due ?? 0) + (workdays?.due ?? 0);
  return (
    <Panel id="hours" title={title()} caption={caption()}>
      <HourStripChart strip={strip} href={href} />
      <ul className="mt-1 flex flex-wrap gap-x-4 pl-8 text-xs text-ink-2 [&>li]:flex [&>li]:items-center [&>li]:gap-1.5">
        <li>
          <span className="h-2.5 w-3 bg-bad-2" />
          {t("belowHow")}
        </li>
        <li>
          <span className="h-2.5 w-3 border border-line-2" />
          {t("against", { verdict: "unsure" })}
        </li>
        <li>
          <span className="flex">
            <span className="h-2.5 w-3 bg-good-1" />
            <span className="h-2.5 w-3 bg-good-2" />
          </span>
          {t("deeper", { from: formatRate(strip.deepFrom).replace(".0%", "%") })}
        </li>
      </ul>
      <TableTwin>
        <HoursTwin strip={strip} href={href} />
      </TableTwin>
    </Panel>
  );

  function title() {
    if (weekend === null) return t("titleWorkdays", { workdays: shown(workdays) });
    if (workdays === null) return t("titleWeekend", { weekend: shown(weekend) });
    const sure = difference !== null && (difference.low > 0 || difference.high < 0);
    return t("title", {
      weekend: shown(weekend),
      workdays: shown(workdays),
      sure: sure ? "yes" : "no",
    });
  }

  function shown(rate: { readonly rate: number } | null): string {
    return rate === null ? "–" : formatRate(rate.rate, target);
  }

  function caption() {
    return (
      <span title={between()}>
        {t("caption", { due: formatCount(placed) })}
        {unplaced > 0 ? t("unplaced", { count: formatCount(unplaced) }) : null}
      </span>
    );
  }

  function between(): string | undefined {
    if (difference === null) return undefined;
    return t("difference", {
      low: formatPoints(100 * difference.low),
      high: formatPoints(100 * difference.high),
    });
  }
}
