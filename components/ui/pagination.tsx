import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatCount } from "#lib/i18n/format.ts";

/**
 * "51–100 of 1,234" with the pages before and after and the choice of size.
 * @param page 1-based
 * @param href the address of a page at a size
 */
export function Pagination({
  total,
  page,
  size,
  sizes,
  href,
}: {
  total: number;
  page: number;
  size: number;
  sizes: readonly number[];
  href: (page: number, size: number) => string;
}) {
  const t = useTranslations("common.pages");
  const pages = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const values = {
    from: formatCount(from),
    to: formatCount(Math.min(total, page * size)),
    total: formatCount(total),
  };
  const steps = [
    { key: "previous", label: t("previous"), to: page - 1 },
    { key: "next", label: t("next"), to: page + 1 },
  ];
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <span className="text-ink-2">{t("range", values)}</span>
      <span className="flex gap-2 print:hidden">
        {steps.map(({ key, label, to }) =>
          to >= 1 && to <= pages ? (
            <Link key={key} className="control" href={href(to, size)} prefetch={false}>
              {label}
            </Link>
          ) : (
            <span key={key} className="control cursor-default text-ink-3" aria-hidden="true">
              {label}
            </span>
          ),
        )}
      </span>
      <span className="ml-auto flex items-center gap-3 text-xs text-ink-3 print:hidden">
        {t("size")}
        {sizes.map((option) => (
          <Link
            key={option}
            className="thumb relative min-h-6 min-w-6 text-center aria-[current]:font-bold aria-[current]:text-ink-1"
            aria-current={option === size ? "true" : undefined}
            href={href(1, option)}
            prefetch={false}
          >
            {option}
          </Link>
        ))}
      </span>
    </nav>
  );
}
