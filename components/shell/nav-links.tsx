"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useId } from "react";
import { isAt, type NavItem } from "#components/shell/nav-items.ts";
import { Icon } from "#components/ui/icon.tsx";
import { hrefTo } from "#lib/contracts/links.ts";

const looks = {
  top: {
    shown: 5,
    list: "flex h-full",
    link: "flex h-full cursor-pointer items-center gap-1.5 border-y-2 border-transparent px-2.5 text-base whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 data-here:border-b-accent data-here:font-bold data-here:text-ink-1",
    icon: null,
  },
  bottom: {
    shown: 4,
    list: "grid h-full auto-cols-fr grid-flow-col",
    link: "flex size-full flex-col items-center justify-center gap-1 border-t-2 border-transparent text-xs text-ink-2 -outline-offset-2 data-here:border-accent data-here:font-bold data-here:text-accent",
    icon: 20,
  },
};

/**
 * The main navigation, as words along the top or as icons with words at a thumb's reach. What finds
 * no room stands in a menu, which says where one is when it is there.
 */
export function NavLinks({
  items,
  place,
  more,
}: {
  items: readonly NavItem[];
  place: keyof typeof looks;
  more: string;
}) {
  const id = useId();
  const pathname = usePathname();
  const query = useSearchParams();
  const { shown, list, link, icon } = looks[place];
  const href = ({ path, keepsCohort }: NavItem) => {
    const names = keepsCohort ? ["period", "platform", "class", "region"] : [];
    return hrefTo(path, Object.fromEntries(names.map((name) => [name, query.get(name)])));
  };
  const rest = items.slice(shown);
  const inside = rest.find(({ path }) => isAt(path, pathname));
  return (
    <ul className={list}>
      {items.slice(0, shown).map((item) => {
        const here = isAt(item.path, pathname);
        return (
          <li key={item.path}>
            <Link
              className={link}
              href={href(item)}
              prefetch={false}
              aria-current={here ? "page" : undefined}
              data-here={here ? "" : undefined}
            >
              {icon === null ? null : <Icon name={item.icon} size={icon} />}
              {item.label}
            </Link>
          </li>
        );
      })}
      {rest.length === 0 ? null : (
        <li>
          <button
            type="button"
            className={link}
            popoverTarget={id}
            data-here={inside === undefined ? undefined : ""}
          >
            {icon === null ? null : <Icon name="more" size={icon} />}
            {inside === undefined ? null : <span className="sr-only">{more}</span>}
            {inside?.label ?? more}
            {icon === null ? <Icon name="down" size={12} /> : null}
          </button>
          <div id={id} popover="auto" className="menu-panel">
            <ul>
              {rest.map((item) => (
                <li key={item.path}>
                  <Link
                    className="flex min-h-11 items-center gap-2 rounded-sm px-3 pr-6 hover:bg-sunken aria-[current]:font-bold lg:min-h-8"
                    href={href(item)}
                    prefetch={false}
                    aria-current={isAt(item.path, pathname) ? "page" : undefined}
                    onClick={() => document.getElementById(id)?.hidePopover()}
                  >
                    <span className="text-ink-3">
                      <Icon name={item.icon} />
                    </span>
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </li>
      )}
    </ul>
  );
}
