import Link from "next/link";
import type { ReactNode } from "react";

/** What stands where nothing can: what is missing, why, and one thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
  heading: Heading = "h2",
}: {
  /** h1 where it is all that the page says. */
  heading?: "h1" | "h2";
  title: ReactNode;
  children?: ReactNode;
  action?: { readonly href: string; readonly label: ReactNode } | undefined;
}) {
  return (
    <div className="flex max-w-lg flex-col items-start gap-3 py-12">
      <Heading className="text-page font-bold">{title}</Heading>
      {children === undefined ? null : <div className="text-ink-2">{children}</div>}
      {action === undefined ? null : (
        <Link className="btn btn-primary h-11 px-4 font-bold lg:h-8" href={action.href}>
          {action.label}
        </Link>
      )}
    </div>
  );
}
