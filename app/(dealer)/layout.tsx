import type { ReactNode } from "react";
import { Shell } from "#app/shell.tsx";

export default function DealerLayout({ children }: { children: ReactNode }) {
  return <Shell picks={false}>{children}</Shell>;
}
