import { useLocale, useTranslations } from "next-intl";
import { signalShapes } from "#components/charts/control-mark.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { DealerChange } from "#lib/charts/prepare-control-changes.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

const MOST_LINES = 12;

/** What changed for the dealer and when, newest first, joined with the marks of the control chart. */
export function ChangesPanel({
  changes,
  areTurnsJudged,
  baselineMissRate,
  runLength,
  target,
  classNames,
}: {
  changes: readonly DealerChange[];
  /** Otherwise nobody knows yet on which days it turned weak or recovered. */
  areTurnsJudged: boolean;
  baselineMissRate: number;
  runLength: number;
  target: number;
  classNames: ReadonlyMap<string, string>;
}) {
  const t = useTranslations("dealer.changes");
  const rules = useTranslations("dealer.control");
  const locale = useLocale();
  const shown = changes.slice(0, MOST_LINES);
  return (
    <Panel
      id="changes"
      title={t("title", { count: changes.length, judged: String(areTurnsJudged) })}
    >
      {changes.length > 0 ? null : (
        <ul className="mt-2 text-ink-2">
          {watched(areTurnsJudged).map((what) => (
            <li key={what} className="border-b border-line-1 px-1 py-1.5">
              {t(`none.${what}`)}
            </li>
          ))}
        </ul>
      )}
      <ol className="mt-2">
        {shown.map((change) => (
          <li
            key={`${change.on} ${change.kind} ${words(change)}`}
            data-mark={change.slot ?? undefined}
            className="flex items-baseline gap-2 border-b border-line-1 px-1 py-1.5 data-linked:bg-sunken"
          >
            <ChangeMark change={change} />
            <span className="w-32 shrink-0 text-xs text-ink-3">
              <time dateTime={change.on}>{formatCivilDate(change.on, locale)}</time>
            </span>
            <span className="min-w-0 text-ink-1">
              {change.slot === null ? (
                words(change)
              ) : (
                <a className="hover:underline" href="#control-title">
                  {words(change)}
                </a>
              )}
            </span>
          </li>
        ))}
      </ol>
      {changes.length > shown.length ? (
        <p className="mt-1 text-xs text-ink-3">
          {t("older", { count: changes.length - shown.length })}
        </p>
      ) : null}
      <details className="mt-2 text-xs text-ink-3">
        <summary className="inline-flex min-h-6 items-center text-accent hover:underline">
          {t("how")}
        </summary>
        <p>
          {t("caption", {
            baseline: formatRate(baselineMissRate),
            length: formatCount(runLength),
          })}
        </p>
      </details>
    </Panel>
  );

  function words(change: DealerChange): string {
    switch (change.kind) {
      case "signal":
        return t("signal", { rule: rules(`rule.${change.rule}`), low: String(change.isLow) });
      case "alarm":
        return t("alarm", {
          missed: change.since.missed,
          due: change.since.due,
          missedBefore: change.before.missed,
          dueBefore: change.before.due,
          rings: change.rings,
          last: formatCivilDate(change.lastOn, locale),
        });
      case "weak":
      case "recovered": {
        const { due, onTime } = change;
        return t(change.kind, {
          due: formatCount(due),
          onTime: formatCount(onTime),
          rate: formatRate(onTime / due, target),
        });
      }
      case "policy": {
        const { serviceClass, platformName } = change;
        const name = classNames.get(serviceClass ?? "") ?? serviceClass ?? "";
        return t("policy", { platform: platformName, name });
      }
      case "calendar":
        return t("calendar", { platform: change.platformName });
    }
  }
}

/** What was looked at and found quiet. */
function watched(areTurnsJudged: boolean) {
  return areTurnsJudged
    ? (["signal", "alarm", "turn", "rule"] as const)
    : (["signal", "alarm", "rule"] as const);
}

const BELL = "M-5 4h10M-3.4 4v-4a3.4 3.4 0 0 1 6.8 0v4M-1 6.4h2";
const RULE = "M-4-5h8v10h-8zM-2-2h4M-2 1h4";

function ChangeMark({ change }: { change: DealerChange }) {
  const { d, className } = lookOf(change);
  return (
    <svg
      className="shrink-0 self-center"
      width={14}
      height={14}
      viewBox="-7 -7 14 14"
      aria-hidden="true"
    >
      <path className={className} strokeWidth={1.3} d={d} />
    </svg>
  );
}

function lookOf(change: DealerChange): { readonly d: string; readonly className: string } {
  switch (change.kind) {
    case "signal":
      return {
        d: signalShapes[change.rule],
        className: "fill-ink-1",
      };
    case "alarm":
      return { d: BELL, className: "fill-none stroke-bad" };
    case "weak":
      return { d: signalShapes["beyond-limits"], className: "fill-none stroke-bad" };
    case "recovered":
      return { d: signalShapes.none, className: "fill-none stroke-good" };
    default:
      return { d: RULE, className: "fill-none stroke-ink-3" };
  }
}
