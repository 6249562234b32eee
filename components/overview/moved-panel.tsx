import Link from "next/link";
import { useTranslations } from "next-intl";
import { Waterfall, type WaterfallRow } from "#components/charts/waterfall.tsx";
import { MovedTwin } from "#components/overview/moved-twin.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { MovedStep, WhatMoved } from "#lib/charts/prepare-what-moved.ts";
import type { Attainment } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatPoints, formatRate } from "#lib/i18n/format.ts";

const MOST_MOVERS = 3;

/** Two periods in words, and their keys as addresses have them. */
export type PeriodPair = {
  readonly now: string;
  readonly nowKey: string;
  /** Null = there is none before, as with all time. */
  readonly before: { readonly words: string; readonly key: string } | null;
};

/** What moved the total since the period before: the weak, the others by region, the mix. */
export function MovedPanel({
  moved,
  periods: { now, nowKey, before },
  regions,
  links,
}: {
  /** Null = nothing was due in the period before. */
  moved: WhatMoved | null;
  periods: PeriodPair;
  /** Names by id. */
  regions: ReadonlyMap<string, string>;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.moved");
  if (before === null || moved === null) {
    return (
      <Panel id="moved" title={t("titleNone")}>
        <p className="py-4 text-ink-2">
          {before === null ? t("noPeriod") : t("noneBefore", { before: before.words })}
        </p>
      </Panel>
    );
  }
  const { changePoints, difference, steps, movers, axis } = moved;
  const first = totalRow("before", before.words, moved.before, before.key, false);
  const rows = [first, ...steps.map(stepRow), totalRow("after", now, moved.after, nowKey, true)];
  const named = movers.filter(({ ratePoints }) => Math.abs(ratePoints) >= 0.005);
  return (
    <Panel id="moved" title={title()} caption={t("caption", { before: before.words, now })}>
      <Waterfall rows={rows} axis={axis} label={t("label", { before: before.words, now })} />
      <p className="mt-1 text-xs text-ink-3">
        {named.length === 0 ? null : `${t("movers")} `}
        {named.slice(0, MOST_MOVERS).map(({ dealerId, name, ratePoints }) => (
          <span key={dealerId} className="mr-3 inline-block">
            <Link
              className="drill text-ink-2 data-[linked]:text-accent"
              href={links.dealer(dealerId)}
              data-dealer={dealerId}
              prefetch={false}
            >
              {name}
            </Link>{" "}
            {formatPoints(ratePoints)}
          </span>
        ))}
        <Link
          className="thumb relative inline-flex min-h-6 items-center text-accent hover:underline"
          href={links.compare(before.key, nowKey)}
          prefetch={false}
        >
          {t("compare")} →
        </Link>
      </p>
      <TableTwin>
        <MovedTwin movers={movers} periods={[before.words, now]} links={links} />
      </TableTwin>
    </Panel>
  );

  function title() {
    const sure = difference.low > 0 || difference.high < 0;
    if (!sure) return t("titleUnsure", { points: formatPoints(changePoints) });
    const weak = steps.find(({ group }) => group.kind === "weak");
    const share = (weak?.points ?? 0) / changePoints;
    return t("title", {
      direction: changePoints < 0 ? "down" : "up",
      points: Math.abs(changePoints).toFixed(2),
      weak: weak === undefined || weak.group.kind === "mix" ? 0 : weak.group.movers.length,
      part: share <= 0 ? "none" : share > 1 ? "more" : "some",
      weakPoints: Math.abs(weak?.points ?? 0).toFixed(2),
    });
  }

  function totalRow(
    key: string,
    label: string,
    total: Attainment,
    period: string,
    last: boolean,
  ): WaterfallRow {
    const { rate, due, interval } = total;
    const values = { label, interval: formatInterval(interval), due: formatCount(due) };
    return {
      ...{ key, label, last },
      kind: "total",
      value: formatRate(rate),
      title: t("total", values),
      href: links.shipments({ outcome: "due", period }),
      dealerId: null,
      at: 100 * rate,
      low: 100 * interval.low,
      high: 100 * interval.high,
      bold: true,
    };
  }

  function stepRow({ group, points, interval, sure, from, to }: MovedStep, index: number) {
    const label = labelOf(group);
    const row: WaterfallRow = {
      key: `${group.kind}-${index}`,
      ...{ label, sure, from, to },
      kind: "step",
      value: formatPoints(points),
      title: t("step", {
        label,
        points: formatPoints(points),
        low: formatPoints(interval.low),
        high: formatPoints(interval.high),
        sure: sure ? "yes" : "no",
      }),
      href: hrefOf(group),
      dealerId: group.kind === "dealer" ? (group.movers[0]?.dealerId ?? null) : null,
      low: from + interval.low,
      high: from + interval.high,
      bold: group.kind === "weak",
    };
    return row;
  }

  function labelOf(group: MovedStep["group"]): string {
    if (group.kind === "mix") return t("mix");
    const count = group.movers.length;
    if (group.kind === "dealer") return group.movers[0]?.name ?? "";
    if (group.kind === "region") {
      const region = regions.get(group.regionId ?? "") ?? t("noRegion");
      const weak = steps.some((step) => step.group.kind === "weak" && holds(step, group.regionId));
      return t(weak ? "regionRest" : "region", { region, count: formatCount(count) });
    }
    if (group.kind === "weak") return t("weak", { count });
    return t(group.kind, { count: formatCount(count), regions: group.regions });
  }

  function hrefOf(group: MovedStep["group"]): string {
    if (before === null) return links.dealers();
    if (group.kind === "weak") return links.dealers("weak");
    if (group.kind === "dealer") return links.dealer(group.movers[0]?.dealerId ?? "");
    const region = group.kind === "region" ? group.regionId : null;
    return region === null ? links.compare(before.key, nowKey) : links.dealersOf(region);
  }
}

/** Whether some dealer of a step is of a region. */
function holds({ group }: MovedStep, regionId: string | null): boolean {
  return group.kind !== "mix" && group.movers.some((mover) => mover.regionId === regionId);
}
