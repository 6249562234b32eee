import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import type { Headline as HeadlineModel } from "#lib/charts/prepare-headline.ts";
import { formatCount, formatRate, formatTarget } from "#lib/i18n/format.ts";

/** A headline that has a rate to speak of. */
export type RateHeadline = Exclude<HeadlineModel, { kind: "nothing" }>;

/** Up to this share of shipments the weak are too few to move the total. */
const SMALL_SHARE = 0.1;

const plain = "border-b-[1.5px] border-line-3 pb-px font-bold text-ink-1 hover:border-ink-1";
const alarm = "border-b-[1.5px] border-bad pb-px font-bold text-bad";

/** The one sentence: the rate against the target, then what it hides. */
export function Headline({
  headline,
  period,
  links,
}: {
  headline: RateHeadline;
  /** The period in words. */
  period: string;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview");
  const v = useTranslations("verdicts");
  const { rate, target, relation } = headline;
  const lead = t.rich("lead", {
    period,
    relation,
    rate: formatRate(rate, target),
    target: formatTarget(target),
    toCohort: linkTo(links.shipments({ outcome: "due" })),
    strong: (chunks) => <b className="text-ink-1">{chunks}</b>,
  });
  return (
    <h1 className="text-page leading-[34px] text-pretty text-ink-2 lg:text-hero lg:leading-10">
      {lead} <br className="hidden lg:inline" />
      <span className="font-bold text-ink-1">{clause()}</span>
    </h1>
  );

  function clause() {
    if (headline.kind === "single") {
      const { dealerId, name, standing } = headline.dealer;
      const toDealer = linkTo(links.dealer(dealerId), standing === "weak" ? alarm : plain);
      return t.rich("single", { name, standing: v(`standing.${standing}`), toDealer });
    }
    const { standings, weak } = headline;
    return t.rich(clauseKey(headline), {
      dealers: formatCount(headline.dealers),
      weak: standings.weak,
      watch: standings.watch,
      share: formatRate(weak.dueShare),
      missShare: formatRate(weak.missShare ?? 0),
      toAll: linkTo(links.dealers()),
      toWeak: linkTo(links.dealers("weak"), alarm),
      toWatch: linkTo(links.dealers("watch")),
      toShare: linkTo(links.shipments({ outcome: "due", standing: "weak" })),
      toMissed: linkTo(links.shipments({ outcome: "missed", standing: "weak" })),
    });
  }
}

function clauseKey({ kind, relation, weak }: Exclude<RateHeadline, { kind: "single" }>) {
  if (kind === "hidden") return weak.dueShare <= SMALL_SHARE ? "hiddenSmall" : "hiddenLarge";
  if (kind === "weak") return "weakToo";
  if (kind === "kept") return "kept";
  return relation === "below" ? "watchBelow" : "watchAbove";
}

function linkTo(href: string, className = plain) {
  return (chunks: ReactNode) => (
    <Link className={className} href={href} prefetch={false}>
      {chunks}
    </Link>
  );
}
