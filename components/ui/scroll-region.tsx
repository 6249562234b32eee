import type { ReactNode } from "react";

/**
 * A part of a page that scrolls by itself and holds nothing to step to: the arrow keys reach its ends
 * only where it takes the focus itself (Safari does not give it of its own accord).
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
    <section aria-label={label} className={className} tabIndex={0}>
      {children}
    </section>
  );
}
