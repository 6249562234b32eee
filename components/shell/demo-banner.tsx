import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

/** Says that the data is invented, and leads who may to where one's own replaces it. */
export function DemoBanner({ leads }: { leads: boolean }) {
  const t = useTranslations("common.demo");
  return (
    <aside className="flex items-start gap-x-3 border-b border-line-1 bg-accent-soft px-4 py-1.5 text-ink-1 lg:px-8 print:hidden">
      <span className="pt-0.5">
        <Icon name="alert" />
      </span>
      <p>
        {t("text")}{" "}
        {leads ? (
          <Link
            className="thumb relative font-bold text-accent underline underline-offset-3"
            href="/import"
          >
            {t("action")}
          </Link>
        ) : null}
      </p>
    </aside>
  );
}
