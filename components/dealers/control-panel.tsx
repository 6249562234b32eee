import { useLocale, useTranslations } from "next-intl";
import { ControlChart } from "#components/charts/control-chart.tsx";
import { signalShapes } from "#components/charts/control-mark.tsx";
import { type FigureColumn, FigureRows } from "#components/ui/figure-rows.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { ControlModel, ControlSlot } from "#lib/charts/prepare-control-chart.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatCivilDate, formatPeriod } from "#lib/i18n/format-time.ts";

/** Narrow drawings keep the latest: the signals of today matter most. */
const NARROW_SLOTS = 14;
const FEWEST_POINTS = 10;
/** Fewer points than these are too few, however even they are. */
const FEWEST_EVEN = 8;
const rules = ["beyond-limits", "one-side", "trend"] as const;

const columns: readonly FigureColumn[] = [
  ["unit", "head"],
  ["due", "num"],
  ["onTime", "num"],
  ["rate", "num"],
  ["limits", "num"],
  ["plain", "num"],
  ["signal", "text"],
];

/** Whether the dealer's months or weeks vary more than they ordinarily do. */
export function ControlPanel({
  chart,
  shipments,
}: {
  chart: ControlModel | null;
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.control");
  const locale = useLocale();
  if (chart === null) {
    return (
      <Panel id="control" title={t("empty")}>
        {null}
      </Panel>
    );
  }
  const { unit, center, target, slots, sigmaZ } = chart;
  const points = slots.filter(({ rate }) => rate !== null);
  if (!chart.tells) {
    const due = formatCount(slots.reduce((sum, slot) => sum + slot.due, 0));
    const isEven = points.length >= FEWEST_EVEN;
    const why = !isEven
      ? "tooFew"
      : center === 1
        ? "allOnTime"
        : center === 0
          ? "noneOnTime"
          : "tooFew";
    return (
      <Panel id="control" title={t(why, { points: points.length, unit, due })}>
        {null}
      </Panel>
    );
  }
  const signalled = points.filter(({ signals }) => signals.length > 0);
  const narrow = slots.slice(-NARROW_SLOTS);
  const present = rules.filter((rule) => signalled.some(({ signals }) => signals.includes(rule)));
  const draw = (own: readonly ControlSlot[], width: number, className: string) => (
    <ControlChart
      className={className}
      chart={chart}
      slots={own}
      width={width}
      label={t("label", {
        from: nameOf(own[0]),
        to: nameOf(own.at(-1)),
        center: formatRate(center),
        target: formatTarget(target),
      })}
      words={(slot) => ({
        title: titleOf(slot),
        side: t(slot.isLow ? "low" : "high"),
        href: hrefOf(slot, "due"),
      })}
    />
  );
  return (
    <Panel
      id="control"
      title={t("finding", { signals: signalled.length, unit })}
      caption={
        <>
          {t("caption", {
            unit,
            shown: slots.length,
            center: formatRate(center, target),
            sigma: sigmaZ.toFixed(2),
          })}
          {points.length < FEWEST_POINTS ? ` · ${t("few")}` : null}
        </>
      }
    >
      {present.length === 0 ? null : (
        <ul className="mt-0.5 flex flex-wrap gap-x-4 text-xs text-ink-2">
          {present.map((rule) => (
            <li key={rule} className="inline-flex items-center gap-1.5">
              <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
                <path className="fill-ink-1" d={signalShapes[rule]} />
              </svg>
              {t(`rule.${rule}`)}
            </li>
          ))}
        </ul>
      )}
      {draw(slots, 720, "mt-1 max-md:hidden")}
      {draw(narrow, 326, "mt-1 max-w-full md:hidden")}
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("unitName", { unit })}</th>
              <th scope="col" className="num">
                {t("due")}
              </th>
              <th scope="col" className="num">
                {t("onTime")}
              </th>
              <th scope="col" className="num">
                {t("rate")}
              </th>
              <th scope="col" className="num">
                {t("limits")}
              </th>
              <th scope="col" className="num">
                {t("plain")}
              </th>
              <th scope="col">{t("signal")}</th>
            </tr>
          </thead>
          <tbody>
            <FigureRows
              columns={columns}
              rows={slots.toReversed().map((slot) => ({
                key: slot.key,
                cells: [
                  nameOf(slot),
                  slot.due === 0 ? "0" : { text: formatCount(slot.due), href: hrefOf(slot, "due") },
                  formatCount(slot.onTime),
                  slot.rate === null ? "–" : formatRate(slot.rate, target),
                  limits(slot.pPrime),
                  limits(slot.p),
                  slot.signals.length === 0 ? t("no") : signalWords(slot),
                ],
              }))}
            />
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );

  function hrefOf({ key }: ControlSlot, outcome: string): string {
    return hrefTo("/shipments", { ...shipments, period: key, outcome });
  }

  function nameOf(slot: ControlSlot | undefined): string {
    if (slot === undefined) return "";
    if (unit === "week") return t("week", { from: formatCivilDate(slot.from, locale) });
    const period = parsePeriod(slot.key);
    return period === null ? slot.key : formatPeriod(period, locale);
  }

  function signalWords({ signals, isLow }: ControlSlot): string {
    const side = t(isLow ? "low" : "high");
    return [...signals.map((rule) => t(`rule.${rule}`)), side].join(" · ");
  }

  function titleOf(slot: ControlSlot): string {
    return t("point", {
      name: nameOf(slot),
      rate: formatRate(slot.rate ?? 0, target),
      due: slot.due,
      onTime: slot.onTime,
      signals: slot.signals.length === 0 ? "" : ` · ${signalWords(slot)}`,
    });
  }
}

function limits(interval: Interval | null): string {
  return interval === null ? "–" : formatInterval(interval);
}
