import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

export type FilterChip = {
  readonly key: string;
  readonly label: string;
  /** The same list without this filter; null where it cannot be taken away. */
  readonly without: string | null;
};

/** What a list is filtered by, in words; each can be taken away. */
export function FilterChips({ chips }: { chips: readonly FilterChip[] }) {
  const t = useTranslations("shipments.filter");
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-2">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          {without === null ? (
            <span className="inline-flex min-h-8 items-center rounded-md bg-sunken px-2.5 text-ink-2">
              {label}
            </span>
          ) : (
            <Link
              className="inline-flex min-h-11 items-center gap-1.5 rounded-md bg-accent-soft px-2.5 text-ink-1 hover:underline lg:min-h-8"
              href={without}
              aria-label={t("remove", { label })}
              prefetch={false}
            >
              {label}
              <Icon name="close" size={12} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
