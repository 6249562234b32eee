import { useTranslations } from "next-intl";
import { LinkMenu } from "#components/ui/link-menu.tsx";

/** The choice of a service class; nothing where there is nothing to choose. */
export function ClassFilter({
  classNames,
  chosen,
  href,
}: {
  classNames: ReadonlyMap<string, string>;
  chosen: string | null;
  href: (code: string | null) => string;
}) {
  const t = useTranslations("shipments.filter");
  if (classNames.size < 2 && chosen === null) return null;
  const present = chosen === null ? t("allClasses") : (classNames.get(chosen) ?? chosen);
  const everything: readonly [null, string] = [null, t("allClasses")];
  return (
    <LinkMenu
      label={t("serviceClass")}
      icon="clock"
      items={[everything, ...classNames].map(([code, label]) => ({
        key: code ?? "",
        label,
        href: href(code),
        current: code === chosen,
      }))}
    >
      {present}
    </LinkMenu>
  );
}
