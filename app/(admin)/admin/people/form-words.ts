import { getTranslations } from "next-intl/server";
import type { PersonFormWords } from "#components/people/person-form.tsx";
import type { roles } from "#lib/auth/permissions.ts";

/** The texts of the form of a person, which runs in the browser. */
export async function personFormWords(submit: "create" | "save"): Promise<PersonFormWords> {
  const [t, names] = await Promise.all([getTranslations("people"), getTranslations("auth.roles")]);
  const byRole = <Value>(of: (role: (typeof roles)[number]) => Value) => ({
    dealer: of("dealer"),
    driver: of("driver"),
    ops: of("ops"),
    manager: of("manager"),
    representative: of("representative"),
    executive: of("executive"),
    admin: of("admin"),
  });
  const hints = {
    driver: t("form.driverHint"),
    representative: t("form.representativeHint"),
    executive: t("form.wholeCompany"),
    admin: t("form.wholeCompany"),
  };
  return {
    name: t("form.name"),
    email: t("form.email"),
    mobile: t("form.mobile"),
    loginName: t("form.loginName"),
    identifiers: t("form.identifiers"),
    role: t("form.role"),
    reach: t("form.reach"),
    dealers: t("form.dealers"),
    platforms: t("form.platforms"),
    regions: t("form.regions"),
    submit: t(`form.${submit}`),
    roles: byRole((role) => ({ name: names(role), hint: t(`roleHint.${role}`) })),
    reachHint: byRole((role) => new Map<string, string>(Object.entries(hints)).get(role) ?? null),
    link: { title: t("link.title"), copy: t("link.copy"), copied: t("link.copied") },
  };
}
