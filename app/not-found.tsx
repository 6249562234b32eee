import { useTranslations } from "next-intl";
import { Shell } from "#app/shell.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function NotFound() {
  const t = useTranslations("errors.notFound");
  return (
    <Shell picks={false}>
      <EmptyState heading="h1" title={t("title")} action={{ href: "/", label: t("action") }}>
        {t("text")}
      </EmptyState>
    </Shell>
  );
}
