import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Available, type StockCell } from "#components/stock/available.tsx";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** What each platform has of one product. */
export function StockByPlatform({
  cells,
  platforms,
  href,
}: {
  cells: readonly StockCell[];
  platforms: readonly { readonly id: string; readonly name: string }[];
  href: (platformId: string) => string;
}) {
  const t = useTranslations("stock.columns");
  const caption = useTranslations("stock")("caption");
  const locale = useLocale();
  return (
    <table className="figures">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("platform")}</th>
          <th scope="col" className="num">
            {t("onHand")}
          </th>
          <th scope="col" className="num">
            {t("reserved")}
          </th>
          <th scope="col" className="num">
            {t("available")}
          </th>
          <th scope="col" className="max-sm:hidden">
            {t("restockOn")}
          </th>
        </tr>
      </thead>
      <tbody>
        {platforms.map(({ id, name }) => {
          const cell = cells.find(({ platformId }) => platformId === id);
          const expected = cell?.restockOn ? formatCivilDate(cell.restockOn, locale) : null;
          return (
            <tr key={id} className="relative">
              <th scope="row" className="py-2!">
                <Link className="row-link drill" href={href(id)} prefetch={false}>
                  {name}
                </Link>
                {expected === null ? null : (
                  <small className="sm:hidden">
                    {t("restockOn")} {expected}
                  </small>
                )}
              </th>
              <td className="num">{formatCount(cell?.onHand ?? 0)}</td>
              <td className="num">{formatCount(cell?.reserved ?? 0)}</td>
              <td className="num text-figure">
                <Available cell={cell} />
              </td>
              <td className="max-sm:hidden">{expected ?? "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
