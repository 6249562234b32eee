import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";

/**
 * Answers with 403 where somebody is signed in whose role does not open a page. It stands in the shell
 * of the page's group.
 */
export default function Forbidden() {
  const t = useTranslations("errors.forbidden");
  return (
    <EmptyState heading="h1" title={t("title")} action={{ href: "/", label: t("action") }}>
      {t("text")}
    </EmptyState>
  );
}
