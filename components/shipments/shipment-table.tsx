import { useTranslations } from "next-intl";
import { SortHead, type SortState } from "#components/dealers/sort-head.tsx";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentLine } from "#components/shipments/shipment-line.tsx";

/** Shipments, a line each; without `sort` the order is the caller's, without `dealers` so is the dealer. */
export function ShipmentTable({
  rows,
  classNames,
  caption,
  sort,
  dealers,
}: {
  rows: readonly ShipmentItem[];
  /** What service classes are called, by code. */
  classNames: ReadonlyMap<string, string>;
  caption: string;
  sort: SortState | null;
  /** Where a dealer's name leads, or null where all rows are of one dealer. */
  dealers: ((dealerId: string) => string) | null;
}) {
  const t = useTranslations("shipments.columns");
  const head = (column: string, label: string, first: "descending" | "only", cell = "") =>
    sort === null ? (
      <th scope="col" className={cell}>
        {label}
      </th>
    ) : (
      <SortHead column={column} sort={sort} first={first} className={cell}>
        {label}
      </SortHead>
    );
  return (
    <table className="figures">
      <caption className="sr-only">{caption}</caption>
      <thead
        className={`[&_th]:align-middle ${sort === null ? "" : "sticky top-0 z-10 bg-canvas lg:top-14"}`}
      >
        <tr>
          <th scope="col">{t("number")}</th>
          {dealers === null ? null : head("dealer", t("dealer"), "only", "max-md:hidden")}
          <th scope="col" className="max-lg:hidden">
            {t("platform")}
          </th>
          <th scope="col" className="max-xl:hidden">
            {t("acceptedAt")}
          </th>
          {head("due", t("dueAt"), "descending", "max-md:hidden")}
          <th scope="col" className="max-lg:hidden">
            {t("deliveredAt")}
          </th>
          {head("late", t("verdict"), "descending", "max-lg:text-right!")}
          <th scope="col" className="max-lg:hidden">
            {t("adjustedVerdict")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <ShipmentLine
            key={item.id}
            item={item}
            className={classNames.get(item.serviceClass) ?? item.serviceClass}
            dealerHref={dealers === null ? null : dealers(item.dealerId)}
          />
        ))}
      </tbody>
    </table>
  );
}
