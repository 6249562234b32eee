import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** The head of a screen: back, its title, and what it is about. */
export function LogBar({
  title,
  back,
  children,
}: {
  title: string;
  /** Where Back leads and what it is called; null on the first screen. */
  back: { readonly href: string; readonly label: string } | null;
  children?: ReactNode;
}) {
  return (
    <header className="flex min-h-13 items-center bg-surface pr-4">
      {back === null ? (
        <span className="w-4" />
      ) : (
        <a
          href={back.href}
          aria-label={back.label}
          className="grid size-12 place-items-center text-ink-2"
        >
          <Icon name="previous" size={20} />
        </a>
      )}
      <h1 className="min-w-0 flex-1 text-figure font-bold">{title}</h1>
      <div className="flex items-center gap-2 text-ink-2">{children}</div>
    </header>
  );
}
