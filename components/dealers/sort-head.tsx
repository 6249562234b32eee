import Link from "next/link";
import type { ReactNode } from "react";

export type SortState = {
  readonly key: string;
  readonly descending: boolean;
  readonly href: (key: string, descending: boolean) => string;
};

/**
 * A column's head that orders the table: chosen again it turns the order round. The arrow shows the
 * order in force; `aria-sort` says it.
 */
export function SortHead({
  column,
  sort,
  children,
  first = "ascending",
  ...cell
}: {
  column: string;
  sort: SortState;
  children: ReactNode;
  /** The order that the first choice gives; `only` = there is no other. */
  first?: "ascending" | "descending" | "only";
  className?: string;
  title?: string;
}) {
  const current = sort.key === column;
  const descending = first === "only" ? false : current ? !sort.descending : first === "descending";
  const state = current ? (sort.descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={state} {...cell}>
      <Link
        className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink-1 in-aria-[sort=ascending]:font-bold in-aria-[sort=ascending]:text-ink-1 in-aria-[sort=descending]:font-bold in-aria-[sort=descending]:text-ink-1"
        href={sort.href(column, descending)}
        prefetch={false}
        scroll={false}
      >
        {children}
        {current ? <Arrow descending={sort.descending} /> : null}
      </Link>
    </th>
  );
}

function Arrow({ descending }: { descending: boolean }) {
  return (
    <svg width={8} height={8} viewBox="-4 -4 8 8" className="fill-current" aria-hidden="true">
      <path d={descending ? "M-3.5-2h7L0 3z" : "M-3.5 2h7L0-3z"} />
    </svg>
  );
}
