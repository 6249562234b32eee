import { useTranslations } from "next-intl";
import { ServedGroup } from "#components/dealers/served-group.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { prepareServed, type ServedKind, type ServedLine } from "#lib/charts/prepare-served.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatRate, formatTarget } from "#lib/i18n/format.ts";

/** So many lines of a kind are shown; the rest is said. */
const MOST_LINES = 5;

/** Who ships to the dealer, where to and what: each with its rate, and its rows behind it. */
export function ServedPanel({
  groups,
  classNames,
  target,
  period,
  shipments,
}: {
  groups: Parameters<typeof prepareServed>[0];
  classNames: ReadonlyMap<string, string>;
  target: number;
  period: string;
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.served");
  const served = prepareServed(groups, target, MOST_LINES);
  if (served === null) {
    return (
      <Panel id="served-by" title={t("empty", { period })}>
        {null}
      </Panel>
    );
  }
  return (
    <Panel id="served-by" title={title(served)} caption={t("caption")}>
      <table className="figures mt-1">
        <caption className="sr-only">{t("caption")}</caption>
        {served.sections.map(({ kind, lines, all }, index) => (
          <ServedGroup
            key={kind}
            kind={kind}
            rows={lines.map((line) => ({
              ...line,
              key: line.key ?? "",
              name: nameOf(line),
              // A list is not cut by what is not known.
              href: (outcome) => (line.key === null ? null : hrefOf(kind, line.key, outcome)),
            }))}
            all={all}
            scale={served.scale}
            target={target}
            withHead={index === 0}
          />
        ))}
      </table>
    </Panel>
  );

  function title({ worst, others }: NonNullable<typeof served>) {
    if (worst === null) return t("findingNone", { target: formatTarget(target) });
    return t("finding", {
      kind: t(worst.kind),
      name: nameOf(worst),
      rate: formatRate(worst.rate, target),
      target: formatTarget(target),
      others: others.length,
      counts: others
        .map(({ kind, count }) => t("count", { kind: t(kind), count }))
        .join(t("separator")),
    });
  }

  function nameOf({ kind, key, name }: ServedLine): string {
    const known = kind === "class" ? (classNames.get(key ?? "") ?? key) : name;
    return known ?? t("unknown");
  }

  function hrefOf(kind: ServedKind, key: string, outcome: "due" | "missed"): string {
    return hrefTo("/shipments", { ...shipments, outcome, [kind]: key });
  }
}
