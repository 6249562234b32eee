import { useTranslations } from "next-intl";
import {
  ServedGroup,
  type ServedKind,
  type ServedRow,
  servedKinds,
} from "#components/dealers/served-group.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { againstTarget } from "#lib/charts/against-target.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatRate, formatTarget } from "#lib/i18n/format.ts";

/** So many lines of a kind are shown; the rest is said. */
const MOST_LINES = 5;
const MOST_NAMES = 3;

type Group = {
  readonly key: string | null;
  readonly name: string | null;
  readonly due: number;
  readonly missed: number;
};

/** Who ships to the dealer, where to and what: each with its rate, and its rows behind it. */
export function ServedPanel({
  groups,
  classNames,
  target,
  period,
  shipments,
}: {
  groups: (kind: ServedKind) => readonly Group[];
  classNames: ReadonlyMap<string, string>;
  target: number;
  period: string;
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.served");
  const sections = servedKinds.flatMap((kind) => {
    const rows = groups(kind).map((group) => rowOf(kind, group));
    // One line alone is the whole, and says nothing that the figures above do not.
    const tells = rows.length > 1 || kind === "platform";
    return tells ? [{ kind, rows: rows.slice(0, MOST_LINES), all: rows.length }] : [];
  });
  const shown = sections.flatMap(({ rows }) => rows);
  if (shown.length === 0) {
    return (
      <Panel id="served-by" title={t("empty", { period })}>
        {null}
      </Panel>
    );
  }
  const bad = sections
    .flatMap(({ kind, rows }) => (kind === "product" || rows.length === 1 ? [] : rows))
    .filter(({ verdict }) => verdict === "below")
    .sort((a, b) => a.interval.high - b.interval.high);
  const scale = rateScale(
    shown.map(({ interval }) => interval.low),
    target,
  );
  return (
    <Panel
      id="served-by"
      title={t("finding", {
        count: bad.length,
        target: formatTarget(target),
        names: bad
          .slice(0, MOST_NAMES)
          .map(({ name, rate }) => `${name} ${formatRate(rate, target)}`)
          .join(t("separator")),
        more: Math.max(0, bad.length - MOST_NAMES),
      })}
      caption={t("caption")}
    >
      <table className="figures mt-1">
        <caption className="sr-only">{t("caption")}</caption>
        {sections.map(({ kind, rows, all }, index) => (
          <ServedGroup
            key={kind}
            kind={kind}
            rows={rows}
            all={all}
            scale={scale}
            target={target}
            withHead={index === 0}
          />
        ))}
      </table>
    </Panel>
  );

  function rowOf(kind: ServedKind, { key, name, due, missed }: Group): ServedRow {
    const onTime = due - missed;
    const interval = wilsonInterval(onTime, due) ?? { low: 0, high: 1 };
    const shown = kind === "class" ? (classNames.get(key ?? "") ?? key) : name;
    return {
      key: key ?? "",
      name: shown ?? t("unknown"),
      due,
      missed,
      rate: onTime / due,
      interval,
      verdict: againstTarget(interval, target),
      // A list is not cut by what is not known.
      href: (outcome) =>
        key === null ? null : hrefTo("/shipments", { ...shipments, outcome, [kind]: key }),
    };
  }
}
