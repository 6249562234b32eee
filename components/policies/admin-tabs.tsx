import Link from "next/link";
import { useTranslations } from "next-intl";

const places = [
  { key: "platforms", path: "/admin/platforms" },
  { key: "classes", path: "/admin/service-classes" },
  { key: "targets", path: "/admin/targets" },
  { key: "reasons", path: "/admin/reasons" },
] as const;

/** The pages on which promises are set, beside each other. */
export function AdminTabs({ current }: { current: (typeof places)[number]["key"] }) {
  const t = useTranslations("policies.tabs");
  return (
    <nav aria-label={t("label")} className="-mb-2 pt-3">
      <ul className="flex flex-wrap gap-x-5 border-b border-line-1">
        {places.map(({ key, path }) => (
          <li key={key}>
            <Link
              href={path}
              prefetch={false}
              aria-current={key === current ? "page" : undefined}
              className="flex min-h-11 items-center border-b-2 border-transparent text-ink-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-9"
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
