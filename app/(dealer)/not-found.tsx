import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function NotFound() {
  const t = useTranslations("errors.notFound");
  return (
    <EmptyState heading="h1" title={t("title")} action={{ href: "/", label: t("action") }}>
      {t("text")}
    </EmptyState>
  );
}
