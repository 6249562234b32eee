import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import { type ReasonUnit, reasonUnits } from "#lib/domain/reasons.ts";

/** What the misses are laid out by, and for which reason; both choices are links. */
export function UnitTabs({
  by,
  reason,
  reasons,
  href,
}: {
  by: ReasonUnit;
  /** The chosen reason; null = all. */
  reason: string | null;
  /** Every reason of the cohort with its words. */
  reasons: readonly { readonly code: string; readonly word: string }[];
  href: (changes: { readonly by?: ReasonUnit; readonly reason?: string | null }) => string;
}) {
  const t = useTranslations("reasons.by");
  const chosen = reasons.find(({ code }) => code === reason);
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-2 print:hidden">
      <nav aria-label={t("label")} className="flex flex-wrap gap-1">
        {reasonUnits.map((unit) => (
          <Link
            key={unit}
            className="inline-flex min-h-11 items-center rounded-md px-2.5 text-ink-2 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
            href={href({ by: unit })}
            aria-current={unit === by ? "true" : undefined}
            prefetch={false}
            scroll={false}
          >
            {t(unit)}
          </Link>
        ))}
      </nav>
      <LinkMenu
        label={t("reasonPick")}
        icon="reasons"
        items={[
          {
            key: "",
            label: t("allReasons"),
            href: href({ reason: null }),
            current: chosen === undefined,
          },
          ...reasons.map(({ code, word }) => ({
            key: code,
            label: word,
            href: href({ reason: code }),
            current: code === reason,
          })),
        ]}
      >
        {chosen?.word ?? t("allReasons")}
      </LinkMenu>
    </div>
  );
}
