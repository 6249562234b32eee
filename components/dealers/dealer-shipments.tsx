import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentTable } from "#components/shipments/shipment-table.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";

/** The dealer's latest shipments of the period, and the way to all of them. */
export function DealerShipments({
  rows,
  total,
  missed,
  period,
  classNames,
  shipments,
  asOf,
}: {
  rows: readonly ShipmentItem[];
  total: number;
  missed: number;
  period: string;
  classNames: ReadonlyMap<string, string>;
  /** The parameters of the dealer's shipments in the period. */
  shipments: LinkParams;
  asOf: Date;
}) {
  const t = useTranslations("dealers.shipments");
  const finding = t("finding", { period, due: total, missed });
  if (total === 0) {
    return (
      <Panel id="shipments" title={finding}>
        {null}
      </Panel>
    );
  }
  return (
    <div className="mt-4 border-t border-line-1">
      <Panel
        id="shipments"
        title={finding}
        caption={rows.length < total ? t("firstOf", { shown: rows.length, total }) : undefined}
      >
        <p className="my-2 flex flex-wrap gap-x-6 gap-y-2">
          <Link
            className="thumb relative inline-flex min-h-6 items-center text-accent hover:underline"
            href={hrefTo("/shipments", shipments)}
          >
            {t("all", { total })}
          </Link>
          {missed === 0 ? null : (
            <Link
              className="thumb relative inline-flex min-h-6 items-center text-accent hover:underline"
              href={hrefTo("/shipments", { ...shipments, outcome: "missed" })}
            >
              {t("onlyMissed", { missed })}
            </Link>
          )}
        </p>
        <ShipmentTable
          rows={rows}
          classNames={classNames}
          caption={finding}
          sort={null}
          dealers={null}
          asOf={asOf}
        />
      </Panel>
    </div>
  );
}
