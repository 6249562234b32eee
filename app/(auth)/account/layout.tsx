import type { ReactNode } from "react";
import { Shell } from "#app/shell.tsx";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <Shell picks={false}>{children}</Shell>;
}
