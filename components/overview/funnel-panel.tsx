import Link from "next/link";
import { useTranslations } from "next-intl";
import { Funnel } from "#components/charts/funnel.tsx";
import { StandingLegend } from "#components/charts/standing-legend.tsx";
import { DealerTwin } from "#components/overview/dealer-twin.tsx";
import type { RateHeadline } from "#components/overview/headline.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { SHARES_SIZE, SharesInset, SharesLine } from "#components/overview/shares.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { type FunnelSize, prepareFunnel } from "#lib/charts/prepare-funnel.ts";
import { isPart, type League } from "#lib/domain/league.ts";
import type { Overdispersion } from "#lib/domain/stats/overdispersion.ts";
import { formatCount, formatRate, formatTarget } from "#lib/i18n/format.ts";

const DESK: FunnelSize = { width: 640, height: 412, names: 12, inset: SHARES_SIZE };
const PHONE: FunnelSize = { width: 358, height: 330, names: 10, ranksOnly: true, inset: null };

/** The funnel plot of all dealers, its finding as a title, at the size of a desk and of a phone. */
export function FunnelPanel({
  league,
  headline,
  peers,
  links,
}: {
  league: League;
  headline: RateHeadline;
  /** Given, the limits are drawn around the common rate of these peers. */
  peers: Overdispersion | null;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.funnel");
  const { standings, target, rows } = league;
  const dealers = rows.length - standings.none;
  const ownTargets = rows.filter((row) => row.due > 0 && row.target !== target).length;
  const shares = headline.kind === "hidden" || headline.kind === "weak" ? headline : null;
  const words = { target: t("target"), axis: t("axis"), limits: t("limits") };
  const desk = prepareFunnel(rows, target, shares ? DESK : { ...DESK, inset: null }, peers);
  const phone = prepareFunnel(rows, target, PHONE, peers);
  const label = t("label", { dealers: formatCount(dealers), weak: standings.weak });
  return (
    <Panel id="funnel" title={title()}>
      <StandingLegend counts={{ ...standings, none: 0 }} href={links.dealers} />
      <p className="text-xs text-ink-3">
        {peers === null ? t("caption") : t("captionPeers", values(peers))}
        {ownTargets > 0
          ? t("ownTargets", { count: ownTargets, target: formatTarget(target) })
          : null}
        {isPart(league) ? t("companyRanks") : null}{" "}
        <Link
          className="thumb relative inline-block min-h-6 leading-6 text-accent hover:underline"
          href={links.funnel(peers === null ? "adjusted" : null)}
          scroll={false}
          prefetch={false}
        >
          {peers === null ? t("toPeers") : t("toPromise")}
        </Link>
      </p>
      {desk === null ? null : (
        <div className="mt-1 hidden sm:block">
          <Funnel
            model={desk}
            label={label}
            words={words}
            href={links.dealer}
            linksAll
            inset={shares === null ? undefined : <SharesInset headline={shares} />}
          />
          {desk.unnamed > 0 ? (
            <p className="text-xs text-ink-3">{t("unnamed", { count: desk.unnamed })}</p>
          ) : null}
          {shares !== null && desk.inset === null ? <SharesLine headline={shares} /> : null}
        </div>
      )}
      {phone === null ? null : (
        <div className="mx-[calc(50%-179px)] mt-2 sm:hidden">
          <Funnel model={phone} label={label} words={words} href={links.dealer} linksAll={false} />
        </div>
      )}
      {shares === null ? null : (
        <div className="sm:hidden">
          <SharesLine headline={shares} />
        </div>
      )}
      <TableTwin>
        <DealerTwin rows={rows} dealers={dealers} links={links} />
      </TableTwin>
    </Panel>
  );

  function values({ centre, phi, tauSquared }: Overdispersion) {
    return {
      centre: formatRate(centre),
      phi: phi.toFixed(2),
      tau: Math.sqrt(tauSquared).toFixed(3),
    };
  }

  function title() {
    const values = { target: formatTarget(target), watch: standings.watch, weak: standings.weak };
    if (standings.weak > 0) return t("titleWeak", values);
    return standings.watch > 0 ? t("titleWatch", values) : t("titleKept", { dealers });
  }
}
