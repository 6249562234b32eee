import type { ComponentProps } from "react";
import { AttentionPanel } from "#components/overview/attention-panel.tsx";
import { FunnelPanel } from "#components/overview/funnel-panel.tsx";
import { Headline, type RateHeadline } from "#components/overview/headline.tsx";
import { HoursPanel } from "#components/overview/hours-panel.tsx";
import { type Change, MetaLine } from "#components/overview/meta-line.tsx";
import { MinutesPanel } from "#components/overview/minutes-panel.tsx";
import { MovedPanel, type PeriodPair } from "#components/overview/moved-panel.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { RulerStrip } from "#components/overview/ruler-strip.tsx";
import { LinkedHighlight } from "#components/ui/linked-highlight.tsx";
import type { MainReason } from "#lib/charts/prepare-attention.ts";
import type { HourStrip } from "#lib/charts/prepare-hour-strip.ts";
import type { PlatformMeans } from "#lib/charts/prepare-platform-minutes.ts";
import type { WhatMoved } from "#lib/charts/prepare-what-moved.ts";
import type { League } from "#lib/domain/league.ts";
import type { Overdispersion } from "#lib/domain/stats/overdispersion.ts";

type OverviewData = {
  readonly league: League;
  readonly reasons: ReadonlyMap<string, MainReason>;
  readonly moved: WhatMoved | null;
  readonly hours: HourStrip | null;
  readonly means: PlatformMeans | null;
  readonly peers: Overdispersion | null;
  readonly fitted: ComponentProps<typeof MetaLine>["fitted"];
};

/** The overview of a cohort in which something was due. */
export function Overview({
  data: { league, reasons, moved, hours, means, peers, fitted },
  headline,
  links,
  period,
  periods,
  regions,
  ...meta
}: {
  data: OverviewData;
  headline: RateHeadline;
  links: OverviewLinks;
  /** The period in words, with what part of the company it is told of where that is not all. */
  period: string;
  periods: PeriodPair;
  /** Names of the regions by id. */
  regions: ReadonlyMap<string, string>;
  change: Change | null;
  running: boolean;
  filters: readonly { readonly label: string; readonly dropHref: string }[];
  asOf: Date;
  zone: string;
}) {
  const due = league.overall?.due ?? 0;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 pt-4 pb-4 min-[1340px]:flex-nowrap lg:pt-5">
        <div>
          <Headline headline={headline} period={period} links={links} />
          <MetaLine headline={headline} due={due} fitted={fitted} links={links} {...meta} />
        </div>
        <div className="max-w-full shrink-0 overflow-x-auto">
          <RulerStrip league={league} links={links} />
        </div>
      </div>
      <LinkedHighlight>
        <div className="grid gap-x-8 gap-y-4 border-t border-line-1 min-[1340px]:grid-cols-[640px_minmax(0,1fr)]">
          <div className="min-w-0 min-[1340px]:order-last">
            <AttentionPanel league={league} reasons={reasons} links={links} />
          </div>
          <FunnelPanel league={league} headline={headline} peers={peers} links={links} />
        </div>
        <div className="mt-4 grid gap-x-10 [&_h2]:pr-7 [&_summary>span]:sr-only gap-y-4 border-t border-line-1 min-[900px]:grid-cols-2 min-[1340px]:grid-cols-[404px_minmax(0,1fr)_404px]">
          <MovedPanel moved={moved} periods={periods} regions={regions} links={links} />
          <HoursPanel strip={hours} href={links.hour} />
          <MinutesPanel means={means} links={links} />
        </div>
      </LinkedHighlight>
    </>
  );
}
