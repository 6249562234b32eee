import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Available, type StockCell } from "#components/stock/available.tsx";
import { dateFormat } from "#lib/i18n/date-format.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

type Row = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  readonly line: string | null;
  readonly retired: boolean;
  readonly cells: readonly StockCell[];
};

/**
 * Products against platforms, with what is available of each; one platform alone also tells what is on
 * hand, reserved and expected. On a phone several platforms stand below the product's name.
 */
export function StockTable({
  rows,
  platforms,
  href,
}: {
  rows: readonly Row[];
  platforms: readonly { readonly id: string; readonly name: string; readonly city: string }[];
  href: (productId: string) => string;
}) {
  const t = useTranslations("stock");
  const locale = useLocale();
  const [only, ...others] = platforms;
  const isOne = only !== undefined && others.length === 0;
  return (
    // As wide as its columns need: numbers far from their names are hard to follow.
    <table className={`figures ${isOne ? "lg:max-w-5xl" : "lg:max-w-7xl"}`}>
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="sticky top-0 z-10 bg-canvas lg:top-14">
        <tr>
          <th scope="col">{t("columns.product")}</th>
          {isOne ? (
            <>
              <th scope="col" className="num max-sm:hidden">
                {t("columns.onHand")}
              </th>
              <th scope="col" className="num max-sm:hidden">
                {t("columns.reserved")}
              </th>
              <th scope="col" className="num">
                {t("columns.available")}
              </th>
              <th scope="col" className="pl-10! max-sm:hidden">
                {t("columns.restockOn")}
              </th>
            </>
          ) : (
            platforms.map(({ id, name }) => (
              <th key={id} scope="col" className="num max-lg:hidden">
                {name}
              </th>
            ))
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const cellAt = (platformId: string) =>
            row.cells.find((cell) => cell.platformId === platformId);
          const cell = isOne ? cellAt(only.id) : undefined;
          return (
            <tr key={row.id} className="relative">
              <th scope="row" className="py-2! whitespace-normal!">
                <Link className="row-link drill" href={href(row.id)} prefetch={false}>
                  {locale === "en" ? (row.nameEn ?? row.name) : row.name}
                </Link>
                <small>
                  {[row.sku, row.brand, row.line].filter((one) => one !== null).join(" · ")}
                  {row.retired ? ` · ${t("retired")}` : ""}
                </small>
                {isOne ? null : (
                  <span className="mt-1 flex flex-wrap gap-x-3 text-xs lg:hidden">
                    {platforms.map(({ id, city }) => (
                      <span key={id} className="whitespace-nowrap">
                        {city} <Available cell={cellAt(id)} />
                      </span>
                    ))}
                  </span>
                )}
                {isOne && cell ? (
                  <span className="mt-1 block text-xs text-ink-3 sm:hidden">
                    {t("columns.onHand")} {formatCount(cell.onHand)} · {t("columns.reserved")}{" "}
                    {formatCount(cell.reserved)}
                    {cell.restockOn === null
                      ? ""
                      : ` · ${t("cell.expected", { date: formatCivilDate(cell.restockOn, locale) })}`}
                  </span>
                ) : null}
              </th>
              {isOne ? (
                <>
                  <td className="num max-sm:hidden">{formatCount(cell?.onHand ?? 0)}</td>
                  <td className="num max-sm:hidden">{formatCount(cell?.reserved ?? 0)}</td>
                  <td className="num text-figure">
                    <Available cell={cell} />
                  </td>
                  <td className="pl-10! whitespace-nowrap max-sm:hidden">
                    {cell?.restockOn ? formatCivilDate(cell.restockOn, locale) : "–"}
                  </td>
                </>
              ) : (
                platforms.map(({ id }) => {
                  const at = cellAt(id);
                  return (
                    <td key={id} className="num max-lg:hidden">
                      <Available cell={at} />
                      {at === undefined ? null : <Beside cell={at} />}
                    </td>
                  );
                })
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Beside({ cell: { onHand, reserved, restockOn } }: { cell: StockCell }) {
  const t = useTranslations("stock.cell");
  const locale = useLocale();
  if (reserved > 0) return <small>{t("reserved", { reserved })}</small>;
  if (onHand > 0) return null;
  return (
    <small>
      {restockOn === null ? t("noDate") : t("expected", { date: shortDate(restockOn, locale) })}
    </small>
  );
}

/** "11月25日" / "25 Nov": a year is not in doubt within a year. */
function shortDate(isoDate: string, locale: "zh-CN" | "en"): string {
  return dateFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    month: "short",
    day: "numeric",
  }).format(new Date(`${isoDate}T00:00:00Z`));
}
