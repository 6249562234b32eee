import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";

/** A page without any data: who may import is sent to do so, others are told that it is not for them to mend. */
export function NoData({
  scope,
  title,
  body,
  action,
  heading = "h2",
}: {
  scope: Scope;
  title: string;
  body: string;
  action: string;
  heading?: "h1" | "h2";
}) {
  const t = useTranslations("common.reach");
  const imports = may(scope, "imports:write");
  return (
    <EmptyState
      heading={heading}
      title={title}
      action={imports ? { href: "/import", label: action } : undefined}
    >
      {imports ? body : t("empty")}
    </EmptyState>
  );
}
