import { useTranslations } from "next-intl";
import { SortHead, type SortState } from "#components/dealers/sort-head.tsx";
import { useLineWords } from "#components/shipments/line-words.ts";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentLines } from "#components/shipments/shipment-lines.tsx";
import type { LinkParams } from "#lib/contracts/links.ts";

/** Shipments, a line each; without `sort` the order is the caller's, without `dealers` so is the dealer. */
export function ShipmentTable({
  rows,
  classNames,
  caption,
  sort,
  dealers,
  asOf,
}: {
  rows: readonly ShipmentItem[];
  /** What service classes are called, by code. */
  classNames: ReadonlyMap<string, string>;
  caption: string;
  sort: SortState | null;
  /** As of ShipmentLines. */
  dealers: LinkParams | "unlinked" | null;
  asOf: Date;
}) {
  const t = useTranslations("shipments.columns");
  const words = useTranslations("shipments");
  const verdicts = useTranslations("verdicts.verdict");
  const lineWords = useLineWords(classNames, asOf);
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
    <table className="figures shipment-list">
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
        <ShipmentLines
          lines={rows.map(lineWords)}
          words={{
            due: t("dueAt"),
            excused: words("excused"),
            same: words("same"),
            verdicts: {
              on_time: verdicts("on_time"),
              late: verdicts("late"),
              overdue: verdicts("overdue"),
              open: verdicts("open"),
              void: verdicts("void"),
            },
          }}
          dealers={dealers}
        />
      </tbody>
    </table>
  );
}
