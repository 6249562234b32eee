import Link from "next/link";
import { useTranslations } from "next-intl";
import { AttentionCards } from "#components/overview/attention-cards.tsx";
import { AttentionTable } from "#components/overview/attention-table.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { Panel } from "#components/ui/panel.tsx";
import { type MainReason, prepareAttention } from "#lib/charts/prepare-attention.ts";
import { isPart, type League } from "#lib/domain/league.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** The ranked dealers to see first, each number leading to its shipments. */
export function AttentionPanel({
  league,
  reasons,
  links,
}: {
  league: League;
  /** By dealer; absent = nothing was missed. */
  reasons: ReadonlyMap<string, MainReason>;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.list");
  const attention = prepareAttention(league);
  const { kind, rows, shown, of, missed } = attention;
  const dealers = formatCount(league.rows.length - league.standings.none);
  const judged = formatCount(league.judged);
  const more = kind === "none" ? undefined : kind;
  return (
    <Panel id="attention" title={title()} caption={caption()}>
      {kind === "none" ? (
        <p className="py-4 text-ink-2">{t("kept")}</p>
      ) : (
        <>
          <div className="hidden overflow-x-auto sm:block">
            <AttentionTable
              attention={attention}
              reasons={reasons}
              target={league.target}
              links={links}
            />
          </div>
          <div className="sm:hidden">
            <AttentionCards
              attention={attention}
              reasons={reasons}
              ofPart={isPart(league)}
              links={links}
            />
          </div>
        </>
      )}
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-1 pt-2.5 text-xs text-ink-2">
        <span>{t("method", { dealers: judged })}</span>
        <span className="flex flex-wrap gap-x-4 text-accent [&>a]:inline-flex [&>a]:min-h-6 [&>a]:items-center [&>a:hover]:underline">
          {kind === "weak" ? (
            <Link
              className="thumb relative"
              href={links.shipments({ outcome: "missed", standing: "weak" })}
              prefetch={false}
            >
              {t("allMissed", { weak: of, missed: formatCount(missed) })} →
            </Link>
          ) : (
            <Link className="thumb relative" href={links.dealers(more)} prefetch={false}>
              {more ? t("allWatch", { watch: of }) : t("allDealers", { dealers })} →
            </Link>
          )}
          <a className="thumb relative" href={links.csv(more)} download>
            {t("csv")}
          </a>
        </span>
      </p>
    </Panel>
  );

  function title() {
    if (kind === "none") return t("titleKept");
    if (kind === "watch") return t("titleWatch", { shown });
    return of > shown
      ? t("titleWeakCut", { shown, weak: of })
      : t("titleWeak", { shown, watch: rows.length - shown });
  }

  function caption() {
    if (kind === "none") return undefined;
    const order = kind === "weak" ? t("caption") : t("captionWatch");
    return isPart(league) ? t("ofCompany", { caption: order }) : order;
  }
}
