import { useLocale, useTranslations } from "next-intl";
import { DealerCauseLine } from "#components/dealers/dealer-cause-line.tsx";
import {
  type CauseNames,
  causeHref,
  causeWords,
  rangeWords,
} from "#components/dealers/dealer-cause-words.ts";
import { Panel } from "#components/ui/panel.tsx";
import { type AgainstTarget, withVerdicts } from "#lib/charts/against-target.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { Counted } from "#lib/domain/causes/cause-counts.ts";
import type { Cause } from "#lib/domain/causes/find-causes.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import type { Period } from "#lib/domain/time/period.ts";
import { formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** What sets the dealer's misses apart: the main cause as the title, all of them in order below. */
export function DealerCauses({
  causes,
  due,
  missed,
  target,
  period,
  record,
  names,
  shipments,
}: {
  causes: readonly Cause[];
  /** Of the period. */
  due: number;
  missed: number;
  target: number;
  period: Period;
  record: Period | null;
  names: ReadonlyMap<string, string>;
  /** The parameters of the dealer's shipments in the period. */
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.causes");
  const locale = useLocale();
  const words: CauseNames = { t, shipments: useTranslations("shipments"), locale, names };
  const rangeOf = (cause: Cause) => rangeWords(cause, period, record, words);
  const [main] = causes;
  const none = due === 0 ? "nothingDue" : missed === 0 ? "noneMissed" : "none";
  // A good period has no cause of its own; what its longer record says still stands below.
  const title =
    main === undefined || none !== "none"
      ? t(none, { period: formatPeriod(period, locale) })
      : t("main", { words: causeWords(main, target, words) });
  if (main === undefined) {
    return (
      <Panel id="causes" title={title} caption={due === 0 ? undefined : t("caption")}>
        {null}
      </Panel>
    );
  }
  const parts = causes.flatMap(partsOf);
  const scale = rateScale(
    parts.flatMap(({ due, missed }) => wilsonInterval(due - missed, due)?.low ?? []),
    target,
  );
  const verdicts = judgeParts(parts, target);
  return (
    <Panel
      id="causes"
      title={
        <>
          <span className="text-page">{title}</span>
          {none === "none" && main.window === "record" ? (
            <span className="ml-3 font-normal text-ink-3">{rangeOf(main)}</span>
          ) : null}
        </>
      }
      caption={t("caption")}
    >
      <div className="relative mt-2 overflow-x-auto">
        <table className="figures">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("what")}</th>
              <th scope="col" className="max-lg:hidden">
                {t("part")} · {t("rest")} · {formatTarget(target)}
              </th>
              <th scope="col" className="num">
                {t("missed")}
              </th>
              <th scope="col" className="num max-md:hidden">
                {t("extra")}
              </th>
              <th scope="col" className="max-md:hidden">
                {t("range")}
              </th>
            </tr>
          </thead>
          <tbody>
            {causes.map((cause) => (
              <DealerCauseLine
                key={`${cause.kind}${"dimension" in cause ? cause.dimension : ""}`}
                cause={cause}
                scale={scale}
                target={target}
                verdicts={verdicts}
                words={words}
                href={causeHref(cause, shipments, record)}
                range={rangeOf(cause)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function partsOf(cause: Cause): Counted[] {
  return "inside" in cause ? [cause.inside, cause.outside] : [];
}

/** All bars of the panel judged together. */
function judgeParts(
  parts: readonly Counted[],
  target: number,
): ReadonlyMap<Counted, AgainstTarget> {
  const counts = parts.map((part) => ({ part, due: part.due, onTime: part.due - part.missed }));
  return new Map(withVerdicts(counts, target).map(({ part, verdict }) => [part, verdict]));
}
