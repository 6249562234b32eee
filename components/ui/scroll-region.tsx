import type { ReactNode } from "react";

/**
 * A part of a page that scrolls by itself and holds nothing to step to: the arrow keys reach its ends
 * only where it takes the focus itself (Safari does not give it of its own accord). A group, for a
 * page has several of the same name, and landmarks must differ.
 */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <div role="group" aria-label={label} className={className} tabIndex={0}>
      {children}
    </div>
  );
}
