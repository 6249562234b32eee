import Link from "next/link";
import type { ReactNode } from "react";

/** Choices of one kind, each an address; the one that is shown is marked. */
export function LinkTabs({
  label,
  items,
}: {
  label: string;
  items: readonly {
    readonly key: string;
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
    /** Stands behind the label, weaker. */
    readonly note?: ReactNode;
  }[];
}) {
  return (
    <nav aria-label={label} className="max-w-full overflow-x-auto">
      <ul className="flex border-b border-line-1">
        {items.map(({ key, label: text, href, current, note }) => (
          <li key={key}>
            <Link
              className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 max-sm:px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
              href={href}
              aria-current={current ? "true" : undefined}
              prefetch={false}
              scroll={false}
            >
              {text}
              {note === undefined ? null : <span className="font-normal text-ink-3">{note}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
