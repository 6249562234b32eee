import { useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount } from "#lib/i18n/format.ts";

type Extras = {
  readonly zone: string;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly sku: string | null;
    readonly productName: string | null;
    readonly quantity: number | null;
  }[];
  readonly pauses: readonly {
    readonly id: string;
    readonly fromAt: Date;
    readonly toAt: Date | null;
    readonly recordedAt: Date;
    readonly actorName: string | null;
    readonly reason: string;
  }[];
  readonly excuses: readonly {
    readonly id: string;
    readonly reason: string;
    readonly approvedAt: Date;
  }[];
};

/** What was in it, when the clock stood still, and what excuses the miss. */
export function ShipmentExtras({ zone, lines, pauses, excuses }: Extras) {
  const t = useTranslations("shipments.page");
  return (
    <>
      <Panel id="lines" title={t("lines", { count: lines.length })}>
        {lines.length === 0 ? null : (
          <table className="figures">
            <thead>
              <tr>
                <th scope="col" className="num w-10">
                  #
                </th>
                <th scope="col">{t("product")}</th>
                <th scope="col" className="num">
                  {t("quantity")}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.lineNo}>
                  <td className="num text-ink-3">{line.lineNo}</td>
                  <td>
                    {line.productName ?? line.sku ?? "–"}
                    {line.productName === null || line.sku === null ? null : (
                      <span className="block text-xs text-ink-3">{line.sku}</span>
                    )}
                  </td>
                  <td className="num">
                    {line.quantity === null ? "–" : formatCount(line.quantity)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {pauses.length === 0 ? null : (
        <Panel id="pauses" title={t("pauses", { count: pauses.length })}>
          <ul className="mt-1">
            {pauses.map((pause) => (
              <li key={pause.id} className="py-1">
                <b>
                  <Reason reason={pause.reason} />
                </b>{" "}
                <span className="text-ink-2">
                  <Instant at={pause.fromAt} zone={zone} /> –{" "}
                  {pause.toAt === null ? t("stillPaused") : <Instant at={pause.toAt} zone={zone} />}
                </span>
                {pause.actorName === null ? null : (
                  <span className="block text-xs text-ink-3">
                    {t("saidBy", { name: pause.actorName })}{" "}
                    <Instant at={pause.recordedAt} zone={zone} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {excuses.length === 0 ? null : (
        <Panel id="excuses" title={t("excuses", { count: excuses.length })}>
          <ul className="mt-1">
            {excuses.map((excuse) => (
              <li key={excuse.id} className="py-1">
                <b>
                  <Reason reason={excuse.reason} />
                </b>{" "}
                <span className="text-ink-2">
                  {t("approved")} <Instant at={excuse.approvedAt} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {pauses.length + excuses.length > 0 ? null : (
        <p className="pt-3.5 text-ink-3">{t("nothingElse")}</p>
      )}
    </>
  );
}
