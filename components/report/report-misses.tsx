import Link from "next/link";
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

/** The first promises missed: why each was due then, what came of it, and why; and where the others are. */
export function ReportMisses({
  rows,
  total,
  period,
  href,
}: {
  rows: readonly Miss[];
  /** How many there are, listed or not. */
  total: number;
  period: string;
  /** All of them in the application. */
  href: string;
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
          <table className="figures text-xs max-sm:block print:table [&_td]:px-1.5 [&_th]:px-1.5">
            <thead className="max-sm:hidden print:table-header-group">
              <tr>
                <th scope="col">{t("number")}</th>
                <th scope="col">{t("due")}</th>
                <th scope="col">{t("delivered")}</th>
                <th scope="col">{t("late")}</th>
                <th scope="col">{t("reason")}</th>
              </tr>
            </thead>
            {rows.map(({ item, steps }) => (
              <tbody
                key={item.id}
                className="break-inside-avoid max-sm:block max-sm:border-b max-sm:border-line-1 max-sm:py-1.5 print:table-row-group"
              >
                <tr className="max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-1 print:table-row [&>*]:h-6! print:[&>*]:h-5! [&>*]:border-b-0! [&>*]:pt-0.5! [&>*]:pb-0! max-sm:[&>*]:h-auto!">
                  <th scope="row" className="text-xs!">
                    <ShipmentName item={item} />
                  </th>
                  <td className="whitespace-nowrap">
                    <Name text={t("due")} />
                    <Instant
                      at={item.dueAt}
                      zone={item.zone}
                      precision={item.duePrecision === "date" ? "date" : "minute"}
                    />
                  </td>
                  <td className="whitespace-nowrap">
                    <Name text={t("delivered")} />
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
                <tr className="max-sm:block print:table-row">
                  <td
                    colSpan={5}
                    className="h-auto! pt-0! pb-0.5! text-ink-3 max-sm:block max-sm:border-b-0! print:table-cell"
                  >
                    {item.platformName} · <Explanation steps={steps} zone={item.zone} />
                  </td>
                </tr>
              </tbody>
            ))}
          </table>
        </div>
      )}
      {total > rows.length ? (
        <p className="px-1.5 pt-1.5">
          <Link className="drill" href={href}>
            {t("others", { count: total - rows.length })}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}

/** A column's name where there is no room for columns. */
function Name({ text }: { text: string }) {
  return <span className="text-ink-3 sm:hidden print:hidden">{text} </span>;
}

/** In one line: what a step of its own says of the due stands in the column above. */
function Explanation({ steps, zone }: { steps: readonly Step[]; zone: string }) {
  const t = useTranslations("shipments.page.promise");
  const locale = useLocale();
  const known = findZone(zone);
  if (steps.length === 0 || known === null) return t("fromFile");
  const before = steps.filter(({ code }) => code !== "due");
  return renderSteps(before, locale === "en" ? "en" : "zh", known).join(" → ");
}
