import { useTranslations } from "next-intl";
import { FEW_PIECES } from "#lib/domain/catalogue/adjustment.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** What one platform has of one product. */
export type StockCell = {
  readonly platformId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly restockOn: string | null;
};

/** What may be ordered: a number, and a word where it is nothing or little. */
export function Available({ cell }: { cell: StockCell | undefined }) {
  const t = useTranslations("stock.cell");
  if (cell === undefined) return <span className="text-ink-3">–</span>;
  const available = cell.onHand - cell.reserved;
  if (available === 0) return <span className="text-bad">{t("none")}</span>;
  return (
    <span className={available < FEW_PIECES ? "font-bold text-bad" : "font-bold"}>
      {available < FEW_PIECES ? <span className="mr-1 text-xs font-normal">{t("few")}</span> : null}
      {formatCount(available)}
    </span>
  );
}
