import { useLocale, useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentName } from "#components/shipments/shipment-name.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { renderSteps } from "#lib/domain/sla/render-steps.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** A missed promise with the explanation frozen with it; no steps where it came with a file. */
type Miss = { readonly item: ShipmentItem; readonly steps: readonly Step[] };

/** Every promise missed, in the order of their dues: why it was due then, what came of it, and why. */
export function ReportMisses({
  rows,
  total,
  period,
}: {
  rows: readonly Miss[];
  /** How many there are, listed or not. */
  total: number;
  period: string;
}) {
  const t = useTranslations("report.misses");
  const words = useTranslations("shipments");
  return (
    <Panel
      id="misses"
      title={t("finding", { total, period })}
      caption={total > rows.length ? t("firstOf", { shown: rows.length, total }) : t("caption")}
    >
      {rows.length === 0 ? null : (
        <div className="overflow-x-auto print:overflow-visible">
          <table className="figures min-w-160 text-xs print:min-w-0 [&_td]:px-1.5 [&_th]:px-1.5">
            <thead>
              <tr>
                <th scope="col">{t("number")}</th>
                <th scope="col">{t("due")}</th>
                <th scope="col">{t("delivered")}</th>
                <th scope="col">{t("late")}</th>
                <th scope="col">{t("reason")}</th>
              </tr>
            </thead>
            {rows.map(({ item, steps }) => (
              <tbody key={item.id} className="break-inside-avoid">
                <tr className="[&>*]:h-6! [&>*]:border-b-0! [&>*]:pt-0.5! [&>*]:pb-0! [&_a]:min-h-0!">
                  <th scope="row" className="text-xs!">
                    <ShipmentName item={item} />
                  </th>
                  <td className="whitespace-nowrap">
                    <Instant
                      at={item.dueAt}
                      zone={item.zone}
                      precision={item.duePrecision === "date" ? "date" : "minute"}
                    />
                  </td>
                  <td className="whitespace-nowrap">
                    {item.deliveredAt === null ? (
                      words(item.cancelledAt === null ? "notYet" : "cancelled")
                    ) : (
                      <Instant
                        at={item.deliveredAt}
                        zone={item.zone}
                        precision={item.deliveredPrecision === "date" ? "date" : "minute"}
                      />
                    )}
                  </td>
                  <td className="whitespace-nowrap">
                    <Lateness item={item} />
                  </td>
                  <td className="whitespace-nowrap">
                    {reasonWord(item.reason, words)}
                    {item.excused ? <b> · {words("excused")}</b> : null}
                  </td>
                </tr>
                <tr>
                  <td colSpan={5} className="h-auto! pt-0! pb-0.5! text-ink-3">
                    {item.platformName} · <Explanation steps={steps} zone={item.zone} />
                  </td>
                </tr>
              </tbody>
            ))}
          </table>
        </div>
      )}
    </Panel>
  );
}

function Explanation({ steps, zone }: { steps: readonly Step[]; zone: string }) {
  const t = useTranslations("shipments.page.promise");
  const locale = useLocale();
  const known = findZone(zone);
  if (steps.length === 0 || known === null) return t("fromFile");
  return renderSteps(steps, locale === "en" ? "en" : "zh", known).join(" → ");
}
