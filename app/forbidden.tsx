import { useTranslations } from "next-intl";
import { Shell } from "#app/shell.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** Answers with 403 where somebody is signed in whose role does not open a page. */
export default function Forbidden() {
  const t = useTranslations("errors.forbidden");
  return (
    <Shell picks={false}>
      <EmptyState heading="h1" title={t("title")} action={{ href: "/", label: t("action") }}>
        {t("text")}
      </EmptyState>
    </Shell>
  );
}
