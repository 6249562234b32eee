import { useTranslations } from "next-intl";
import type { SortState } from "#components/dealers/sort-head.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";

/** The orders worth a thumb; the worst first. */
const orders = [
  { column: "rank", descending: false },
  { column: "missed", descending: true },
  { column: "due", descending: true },
  { column: "rate", descending: false },
  { column: "adjusted", descending: false },
  { column: "dealer", descending: false },
] as const;

/** The order of the league table where there is no room for the heads that choose it. */
export function SortMenu({ sort }: { sort: SortState }) {
  const t = useTranslations("dealers.table");
  const label = useTranslations("dealers.filter")("sort");
  const chosen = orders.find(({ column }) => column === sort.key);
  return (
    <LinkMenu
      label={label}
      icon="sort"
      items={orders.map(({ column, descending }) => ({
        key: column,
        label: t(column),
        href: sort.href(column, descending),
        current: column === sort.key && descending === sort.descending,
      }))}
    >
      {chosen === undefined ? label : t("sortedBy", { column: t(chosen.column) })}
    </LinkMenu>
  );
}
