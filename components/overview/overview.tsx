import { AttentionPanel } from "#components/overview/attention-panel.tsx";
import { FunnelPanel } from "#components/overview/funnel-panel.tsx";
import { Headline, type RateHeadline } from "#components/overview/headline.tsx";
import { LinkedHighlight } from "#components/overview/linked-highlight.tsx";
import { type Change, MetaLine } from "#components/overview/meta-line.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { RulerStrip } from "#components/overview/ruler-strip.tsx";
import type { League } from "#lib/domain/league.ts";

/** The overview of a cohort in which something was due. */
export function Overview({
  league,
  headline,
  links,
  period,
  ...meta
}: {
  league: League;
  headline: RateHeadline;
  links: OverviewLinks;
  /** The period in words. */
  period: string;
  change: Change | null;
  running: boolean;
  filters: readonly { readonly label: string; readonly dropHref: string }[];
  asOf: Date;
  zone: string;
}) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 pt-4 pb-4 min-[1340px]:flex-nowrap lg:pt-5">
        <div>
          <Headline headline={headline} period={period} links={links} />
          <MetaLine headline={headline} due={league.overall?.due ?? 0} links={links} {...meta} />
        </div>
        <div className="max-w-full shrink-0 overflow-x-auto">
          <RulerStrip league={league} links={links} />
        </div>
      </div>
      <LinkedHighlight>
        <div className="grid gap-x-8 gap-y-4 border-t border-line-1 min-[1340px]:grid-cols-[640px_minmax(0,1fr)]">
          <div className="min-w-0 min-[1340px]:order-last">
            <AttentionPanel league={league} links={links} />
          </div>
          <FunnelPanel league={league} headline={headline} links={links} />
        </div>
      </LinkedHighlight>
    </>
  );
}
