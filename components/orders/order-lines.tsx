import { useTranslations } from "next-intl";
import { formatCount } from "#lib/i18n/format.ts";

type Line = {
  readonly lineNo: number;
  readonly sku: string | null;
  readonly productName: string | null;
  readonly quantity: number;
  readonly waiting: number;
};

/** What was ordered, and what of it waits for stock; nothing where a file brought the order. */
export function OrderLines({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations("orders.lines");
  if (lines.length === 0) return null;
  const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
  return (
    <section aria-labelledby="lines-title" className="border-t border-line-1 py-4">
      <h2 id="lines-title" className="text-title font-bold">
        {t("title", { count: lines.length, waiting })}
      </h2>
      {waiting === 0 ? null : <p className="text-xs text-ink-3">{t("waitingMeans")}</p>}
      <table className="figures mt-1 max-w-3xl">
        <thead>
          <tr>
            <th scope="col">{t("product")}</th>
            <th scope="col" className="num">
              {t("quantity")}
            </th>
            {waiting === 0 ? null : (
              <th scope="col" className="num">
                {t("waiting")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <th scope="row" className="whitespace-normal!">
                {line.productName ?? line.sku ?? "–"}
                {line.productName === null || line.sku === null ? null : (
                  <small className="text-ink-3">{line.sku}</small>
                )}
              </th>
              <td className="num">{formatCount(line.quantity)}</td>
              {waiting === 0 ? null : (
                <td className={`num ${line.waiting === 0 ? "text-ink-3" : "font-bold text-bad"}`}>
                  {formatCount(line.waiting)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
