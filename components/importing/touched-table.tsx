import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import type { EventKind } from "#lib/domain/orders/shipment-facts.ts";

const otherTouches = ["promise", "pause", "excuse", "receipt", "dispute_answer", "stock"] as const;
type OtherTouch = (typeof otherTouches)[number];

export type TouchedRow = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string | null;
  readonly dealerName: string;
  readonly what: EventKind | OtherTouch;
  /** The file of the later import that said it; null where it was no import. */
  readonly fileName: string | null;
};

/** Shipments that an undoing leaves as they are, each with what came since. */
export function TouchedTable({ rows, total }: { rows: readonly TouchedRow[]; total: number }) {
  const t = useTranslations("import.undo");
  return (
    <Panel
      id="touched"
      title={t("touchedFinding", { count: total })}
      caption={t("touchedCaption", { shown: rows.length })}
    >
      <div className="my-2 overflow-x-auto" hidden={rows.length === 0}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("shipment")}</th>
              <th scope="col">{t("dealer")}</th>
              <th scope="col">{t("what")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link
                    className="drill"
                    href={`/shipments/${row.dealerId}/${row.id}`}
                    prefetch={false}
                  >
                    {row.number ?? t("noNumber")}
                  </Link>
                </th>
                <td className="whitespace-nowrap">{row.dealerName}</td>
                <td className="min-w-56">
                  <What row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function isOther(what: TouchedRow["what"]): what is OtherTouch {
  return otherTouches.some((one) => one === what);
}

function What({ row: { what, fileName } }: { row: TouchedRow }) {
  const t = useTranslations("import.undo");
  const kinds = useTranslations("shipments.kind");
  if (fileName !== null) return t("byImport", { file: fileName });
  return isOther(what) ? t(`by.${what}`) : t("by.other", { kind: kinds(what) });
}
