import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** What was just saved. */
export function SavedNotice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-3 flex items-start gap-2 rounded-md bg-good-1 px-3 py-2">
      <Icon name="check" />
      {children}
    </p>
  );
}
