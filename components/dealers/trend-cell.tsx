import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import type { Trends } from "#lib/charts/prepare-trends.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatRate } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** A dealer's last months as a line that leads to the dealer's own months; said in words to those who do not see it. */
export function TrendCell({
  name,
  trends,
  dealerId,
  target,
  href,
}: {
  name: string;
  trends: Trends;
  dealerId: string;
  target: number;
  href: string;
}) {
  const t = useTranslations("dealers.table");
  const locale = useLocale();
  const points = trends.of.get(dealerId);
  const known = points?.filter((point) => point !== null) ?? [];
  const [first, last] = [known[0], known.at(-1)];
  if (points === undefined || first === undefined || last === undefined) return <>–</>;
  const words = (month: string, rate: number) => {
    const period = parsePeriod(month);
    return `${period === null ? month : formatPeriod(period, locale)} ${formatRate(rate, target)}`;
  };
  const label = t("trendLabel", {
    name,
    months: known.length,
    first: words(first.month, first.rate),
    last: words(last.month, last.rate),
    below: known.filter(({ below }) => below).length,
  });
  return (
    <Link
      className="inline-block rounded-sm"
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
    >
      <Sparkline points={points} scale={trends.scale} target={target} />
    </Link>
  );
}
