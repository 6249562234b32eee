import type { ReactNode } from "react";

/**
 * A section that sits on the page, without a card. `title` is a finding computed from the data,
 * `caption` its definition, n and interval; a `TableTwin` inside puts its switch at the top right.
 */
export function Panel({
  title,
  caption,
  children,
  id,
}: {
  title: ReactNode;
  caption?: ReactNode;
  children: ReactNode;
  id: string;
}) {
  return (
    <section aria-labelledby={`${id}-title`} className="relative min-w-0 pt-3.5">
      <h2 id={`${id}-title`} className="pr-24 text-title font-bold">
        {title}
      </h2>
      {caption === undefined ? null : <p className="text-xs text-ink-3">{caption}</p>}
      {children}
    </section>
  );
}
