import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PrintButton } from "#components/report/print-button.tsx";

/** The sheet of paper: whose report it is and of when, what it says, and what its words mean. */
export function ReportSheet({
  subject,
  kind,
  period,
  asOf,
  demo,
  children,
}: {
  subject: string;
  kind: "company" | "part" | "region" | "dealer";
  period: string;
  /** The instant of which everything is told, in words. */
  asOf: string;
  /** Whether the data is invented. */
  demo: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("report");
  return (
    <article className="report-sheet mx-auto max-w-4xl">
      <header className="flex items-end justify-between gap-x-6 border-b border-line-2 pt-4 pb-2 print:pt-0">
        <div className="min-w-0">
          <p className="text-xs text-ink-3">
            {t(`kind.${kind}`)}
            {demo ? ` · ${t("demo")}` : ""} · {t("asOf", { instant: asOf })}
          </p>
          <h1 className="text-page font-bold text-pretty">{t("heading", { subject, period })}</h1>
        </div>
        <PrintButton label={t("print")} />
      </header>
      {children}
      <footer className="mt-4 break-inside-avoid border-t border-line-1 pt-2 text-xs text-ink-3 print:mt-2 print:pt-1 print:leading-4">
        <p>{t("notes.rate")}</p>
        <p>{t("notes.standing")}</p>
        <p>{t("notes.rulers")}</p>
      </footer>
    </article>
  );
}
