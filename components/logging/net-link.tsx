import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { useQueue } from "#components/offline/use-queue.ts";

/** A link out of the log; without a network it leads nowhere and says so. */
export function NetLink({
  href,
  className,
  children,
}: {
  href: string;
  className: string;
  children: ReactNode;
}) {
  const t = useTranslations("log");
  if (useQueue().online) {
    return (
      <a className={className} href={href}>
        {children}
      </a>
    );
  }
  return (
    <span className="flex min-h-11 items-center gap-2 px-3 text-ink-3">
      <LogIcon name="offline" size={14} />
      {children}
      <small>{t("needsNetwork")}</small>
    </span>
  );
}
