import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "#components/shipments/instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isAdjustmentReason, STOCKTAKE } from "#lib/domain/catalogue/adjustment.ts";
import { formatCount } from "#lib/i18n/format.ts";

type Move = {
  readonly id: string;
  readonly platformId: string;
  readonly kind:
    | "receipt"
    | "adjustment"
    | "reservation"
    | "release"
    | "issue"
    | "recall"
    | "return";
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly at: Date;
  readonly actor: string | null;
  readonly dealerId: string | null;
  readonly shipmentId: string | null;
  readonly number: string | null;
};

/** The ledger of a product: what moved, by whom and why. `children` = the pages of it. */
export function MovesPanel({
  moves,
  total,
  platforms,
  children,
}: {
  moves: readonly Move[];
  total: number;
  /** Names and zones by id. */
  platforms: ReadonlyMap<string, { readonly name: string; readonly zone: string }>;
  children: ReactNode;
}) {
  const t = useTranslations("stock");
  return (
    <Panel id="moves" title={t("moves.title", { total })} caption={t("moves.caption")}>
      {moves.length === 0 ? null : (
        <>
          <table className="figures mt-2">
            <thead>
              <tr>
                <th scope="col">{t("moves.what")}</th>
                <th scope="col" className="max-md:hidden">
                  {t("moves.at")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("columns.platform")}
                </th>
                <th scope="col" className="num">
                  {t("moves.onHand")}
                </th>
                <th scope="col" className="num">
                  {t("moves.reserved")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("moves.who")}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => {
                const { name, zone } = platforms.get(move.platformId) ?? { name: "", zone: "UTC" };
                const who = move.actor ?? t("moves.system");
                return (
                  <tr key={move.id}>
                    <th scope="row" className="py-2! whitespace-normal!">
                      <What move={move} />
                      {move.note === null ? null : <small>{move.note}</small>}
                      <small className="md:hidden">
                        <Instant at={move.at} zone={zone} /> · {name} · {who}
                      </small>
                    </th>
                    <td className="max-md:hidden">
                      <Instant at={move.at} zone={zone} />
                    </td>
                    <td className="max-md:hidden">{name}</td>
                    <td className="num">{signed(move.onHandDelta)}</td>
                    <td className="num">{signed(move.reservedDelta)}</td>
                    <td className="max-md:hidden">{who}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {children}
        </>
      )}
    </Panel>
  );
}

function What({ move: { kind, reason, dealerId, shipmentId, number } }: { move: Move }) {
  const t = useTranslations("stock");
  const isKnown = reason !== null && (isAdjustmentReason(reason) || reason === STOCKTAKE);
  return (
    <>
      {t(`moves.kind.${kind}`)}
      {reason === null ? null : ` · ${t(`reason.${isKnown ? reason : "other"}`)}`}
      {shipmentId === null ? null : (
        <>
          {" · "}
          <Link className="drill" href={`/shipments/${dealerId}/${shipmentId}`} prefetch={false}>
            {number ?? t("moves.someShipment")}
          </Link>
        </>
      )}
    </>
  );
}

/** "+3", "−3" with a real minus; nothing where nothing moved. */
function signed(delta: number): string {
  if (delta === 0) return "";
  return `${delta > 0 ? "+" : "−"}${formatCount(Math.abs(delta))}`;
}
