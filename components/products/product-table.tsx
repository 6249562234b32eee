import Link from "next/link";
import { useTranslations } from "next-intl";

type Product = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  readonly line: string | null;
  readonly retired: boolean;
};

/** The catalogue, a product a line; its name leads to where it is changed. */
export function ProductTable({ products }: { products: readonly Product[] }) {
  const t = useTranslations("products");
  return (
    <table className="figures">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="sticky top-0 z-10 bg-canvas lg:top-14">
        <tr>
          <th scope="col">{t("columns.name")}</th>
          <th scope="col" className="max-md:hidden">
            {t("columns.sku")}
          </th>
          <th scope="col" className="max-md:hidden">
            {t("columns.brand")}
          </th>
          <th scope="col" className="max-md:hidden">
            {t("columns.line")}
          </th>
          <th scope="col">{t("columns.state")}</th>
        </tr>
      </thead>
      <tbody>
        {products.map(({ id, sku, name, nameEn, brand, line, retired }) => (
          <tr key={id} className="relative">
            <th scope="row" className="py-2! whitespace-normal!">
              <Link className="row-link drill" href={`/admin/products/${id}`} prefetch={false}>
                {name}
              </Link>
              {nameEn === null ? null : <small>{nameEn}</small>}
              <small className="md:hidden">
                {[sku, brand, line].filter((one) => one !== null).join(" · ")}
              </small>
            </th>
            <td className="max-md:hidden">{sku}</td>
            <td className="max-md:hidden">{brand}</td>
            <td className="max-md:hidden">{line}</td>
            <td className={`whitespace-nowrap ${retired ? "text-ink-3" : ""}`}>
              {t(retired ? "retired" : "sold")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
