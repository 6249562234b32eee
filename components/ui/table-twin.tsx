import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Drawing } from "#components/ui/icon.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

const table =
  "M3 3h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM2 6.5h12M2 9.7h12M6.5 3v10";

/** The same figures as a chart's, as a table that opens below it; give it a `<table className="figures">`. */
export function TableTwin({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <details className="group print:hidden">
      <summary className="thumb absolute top-3.5 right-0 inline-flex min-h-6 items-center gap-1 rounded-sm text-xs text-ink-3 hover:text-ink-1">
        <Drawing path={table} size={14} />
        <span className="group-open:hidden">{t("readAsTable")}</span>
        <span className="hidden group-open:inline">{t("closeTable")}</span>
      </summary>
      <ScrollRegion
        label={t("table")}
        className="mt-3 max-h-96 overflow-auto border-t border-line-1"
      >
        {children}
      </ScrollRegion>
    </details>
  );
}
