import type { ReactNode } from "react";
import { Shell } from "#app/shell.tsx";

export default function ManagerLayout({ children }: { children: ReactNode }) {
  return <Shell picks>{children}</Shell>;
}
