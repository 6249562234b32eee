import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** What few need to see, or what is done rarely: its name stands there, the rest opens below it. */
export function Fold({
  title,
  open = false,
  children,
}: {
  title: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="group" open={open}>
      <summary className="flex min-h-11 w-fit items-center gap-1.5 text-accent hover:underline lg:min-h-8">
        <span className="group-open:rotate-90">
          <Icon name="next" size={14} />
        </span>
        {title}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
