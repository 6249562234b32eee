import Link from "next/link";
import { useTranslations } from "next-intl";

/** The pages before and after, where nobody counts how many there are; nothing where there is one. */
export function EarlierLater({
  page,
  hasMore,
  href,
}: {
  /** 1-based. */
  page: number;
  hasMore: boolean;
  href: (page: number) => string;
}) {
  const t = useTranslations("common.pages");
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={t("label")} className="flex gap-2 py-3 print:hidden">
      {page > 1 ? (
        <Link className="control" href={href(page - 1)} prefetch={false}>
          {t("previous")}
        </Link>
      ) : null}
      {hasMore ? (
        <Link className="control" href={href(page + 1)} prefetch={false}>
          {t("next")}
        </Link>
      ) : null}
    </nav>
  );
}
