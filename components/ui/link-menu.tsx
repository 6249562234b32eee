"use client";

import Link from "next/link";
import { type ReactNode, useId } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
};

/** Options of one question among several that a menu asks; `heading` names it. */
export type MenuGroup = { readonly heading: string; readonly items: readonly MenuItem[] };

/** A choice whose options are links, so that the choice lives in the address; opens without JavaScript. */
export function LinkMenu({
  label,
  icon,
  items,
  groups = [],
  children,
}: {
  /** What is chosen here, for those who do not see the icon. */
  label: string;
  icon: IconName;
  items: readonly MenuItem[];
  /** Further questions, below the first. */
  groups?: readonly MenuGroup[];
  /** The present choice, in words. */
  children: ReactNode;
}) {
  const id = useId();
  const list = (options: readonly MenuItem[]) => (
    <ul>
      {options.map((item) => (
        <li key={item.key}>
          <Link
            className="flex min-h-11 items-center gap-2 rounded-sm px-3 pr-6 hover:bg-sunken aria-[current]:font-bold lg:min-h-8"
            href={item.href}
            prefetch={false}
            aria-current={item.current ? "true" : undefined}
            onClick={() => document.getElementById(id)?.hidePopover()}
          >
            <span className="w-4 text-accent">
              {item.current ? <Icon name="check" size={14} /> : null}
            </span>
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="min-w-0">
      <button
        type="button"
        className="control max-w-full gap-1.5 px-2.5 sm:gap-2"
        popoverTarget={id}
      >
        <span className="hidden text-ink-3 sm:inline">
          <Icon name={icon} />
        </span>
        <span className="sr-only">{label}</span>
        <span className="truncate">{children}</span>
        <span className="chevron text-ink-3">
          <Icon name="down" size={12} />
        </span>
      </button>
      <div id={id} popover="auto" className="menu-panel">
        {list(items)}
        {groups.map((group) => (
          <section
            key={group.heading}
            aria-label={group.heading}
            className="border-t border-line-1"
          >
            <p className="px-3 pt-2 text-xs text-ink-3">{group.heading}</p>
            {list(group.items)}
          </section>
        ))}
      </div>
    </div>
  );
}
