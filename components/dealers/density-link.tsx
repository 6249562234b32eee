import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

/** The switch between lines of two rows and of one. */
export function DensityLink({ compact, href }: { compact: boolean; href: string }) {
  const t = useTranslations("dealers.filter");
  return (
    <Link className="control max-lg:hidden" href={href} prefetch={false} scroll={false}>
      <Icon name="rows" />
      {t(compact ? "usual" : "compact")}
    </Link>
  );
}
