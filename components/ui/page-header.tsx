import Link from "next/link";
import type { ReactNode } from "react";

/** A page's name or finding, what it is measured by below, and its actions at the right. */
export function PageHeader({
  title,
  meta,
  back,
  actions,
}: {
  title: ReactNode;
  meta?: ReactNode;
  back?: { readonly href: string; readonly label: ReactNode };
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-4 lg:py-5">
      <div className="min-w-0">
        {back === undefined ? null : (
          <Link className="thumb relative text-xs text-accent hover:underline" href={back.href}>
            ← {back.label}
          </Link>
        )}
        <h1 className="text-page font-bold text-pretty">{title}</h1>
        {meta === undefined ? null : <div className="mt-1 text-ink-3">{meta}</div>}
      </div>
      {actions === undefined ? null : (
        <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>
      )}
    </header>
  );
}
