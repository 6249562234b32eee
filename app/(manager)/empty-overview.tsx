import { useLocale, useTranslations } from "next-intl";
import type { CohortParams } from "#components/overview/overview-links.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { hrefTo } from "#lib/contracts/links.ts";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The overview of a cohort without anything due, which is neither 0 % nor 100 %. */
export function NothingDue({
  period,
  params,
  months,
}: {
  period: Period;
  params: CohortParams;
  months: readonly { readonly month: string }[];
}) {
  const t = useTranslations("overview.nothing");
  const locale = useLocale();
  const newest = parsePeriod(months[0]?.month ?? "");
  const filtered = [params.platform, params.class, params.region].some((filter) => filter !== null);
  const latest = newest ? formatPeriod(newest, locale) : "";
  const action = filtered
    ? { href: hrefTo("/", { period: params.period }), label: t("clear") }
    : { href: hrefTo("/", { period: newest?.key }), label: t("action", { latest }) };
  return (
    <EmptyState
      heading="h1"
      title={t("title", { period: formatPeriod(period, locale) })}
      action={action}
    >
      {filtered ? t("filtered") : t("text", { latest })}
    </EmptyState>
  );
}
