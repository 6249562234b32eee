"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { hrefTo } from "#lib/contracts/links.ts";

/** A place in the main navigation; `keepsCohort` = its pages show the period and platform chosen. */
export type NavItem = {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly keepsCohort: boolean;
};

const looks = {
  top: {
    list: "flex h-full gap-1",
    link: "flex h-full items-center border-y-2 border-transparent px-3 text-base text-ink-2 hover:text-ink-1 aria-[current]:border-b-accent aria-[current]:font-bold aria-[current]:text-ink-1",
  },
  bottom: {
    list: "grid h-full grid-cols-4",
    link: "flex h-full flex-col items-center justify-center gap-1 border-t-2 border-transparent text-xs text-ink-2 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-accent",
  },
};

/** The main navigation, as words along the top or as icons with words at a thumb's reach. */
export function NavLinks({
  items,
  place,
}: {
  items: readonly NavItem[];
  place: keyof typeof looks;
}) {
  const pathname = usePathname();
  const query = useSearchParams();
  const cohort = {
    period: query.get("period"),
    platform: query.get("platform"),
    class: query.get("class"),
  };
  const { list, link } = looks[place];
  return (
    <ul className={list}>
      {items.map(({ path, label, icon, keepsCohort }) => {
        const here = path === "/" ? pathname === "/" : pathname.startsWith(path);
        return (
          <li key={path}>
            <Link
              className={link}
              href={keepsCohort ? hrefTo(path, cohort) : path}
              aria-current={here ? "page" : undefined}
            >
              {place === "bottom" ? <Icon name={icon} size={20} /> : null}
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
