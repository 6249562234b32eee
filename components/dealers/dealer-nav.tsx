import { useTranslations } from "next-intl";

const sections = [
  "causes",
  "served",
  "late",
  "when",
  "changed",
  "days",
  "promises",
  "shipments",
] as const;

/** The page's sections as links to them. */
export function DealerNav() {
  const t = useTranslations("dealer.nav");
  return (
    <nav aria-label={t("label")} className="mt-3 overflow-x-auto print:hidden">
      <ul className="flex gap-x-5 whitespace-nowrap">
        {sections.map((section) => (
          <li key={section}>
            <a
              className="thumb relative inline-flex min-h-6 items-center text-accent hover:underline"
              href={`#${section}`}
            >
              {t(section)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
