import Link from "next/link";
import { useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount } from "#lib/i18n/format.ts";

type Held = {
  readonly platformId: string;
  readonly quantity: number;
  readonly since: Date;
  readonly dealerId: string | null;
  readonly shipmentId: string | null;
  readonly dealer: string | null;
  readonly number: string | null;
};

/** For which shipments pieces are reserved. */
export function HeldPanel({
  held,
  platforms,
}: {
  held: readonly Held[];
  /** Names and zones by id. */
  platforms: ReadonlyMap<string, { readonly name: string; readonly zone: string }>;
}) {
  const t = useTranslations("stock");
  return (
    <Panel id="held" title={t("held.title", { count: held.length })} caption={t("held.caption")}>
      {held.length === 0 ? null : (
        <table className="figures mt-2">
          <thead>
            <tr>
              <th scope="col">{t("held.shipment")}</th>
              <th scope="col" className="max-sm:hidden">
                {t("columns.platform")}
              </th>
              <th scope="col" className="num">
                {t("held.quantity")}
              </th>
              <th scope="col" className="max-sm:hidden">
                {t("held.since")}
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ platformId, quantity, since, dealerId, shipmentId, dealer, number }) => (
              <tr key={`${platformId} ${shipmentId}`} className="relative">
                <th scope="row" className="py-2!">
                  <Link
                    className="row-link drill"
                    href={`/shipments/${dealerId}/${shipmentId}`}
                    prefetch={false}
                  >
                    {number ?? t("moves.someShipment")}
                  </Link>
                  <small>{dealer}</small>
                </th>
                <td className="max-sm:hidden">{platforms.get(platformId)?.name}</td>
                <td className="num">{formatCount(quantity)}</td>
                <td className="max-sm:hidden">
                  <Instant at={since} zone={platforms.get(platformId)?.zone ?? "UTC"} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
