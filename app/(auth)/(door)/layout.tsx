import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setLocale, setTheme } from "#app/preferences.ts";
import { Brand } from "#components/shell/brand.tsx";
import { LanguageSwitch } from "#components/shell/language-switch.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { ThemeMenu } from "#components/shell/theme-menu.tsx";
import { localeOf } from "#lib/i18n/locale.ts";

/** What pages of signing in stand in: no navigation, as nobody is in yet. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, locale, jar] = await Promise.all([getTranslations("common"), getLocale(), cookies()]);
  const looks = { system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") };
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center justify-between gap-2 border-b border-line-1 bg-surface px-4 lg:px-8">
        <Brand name={t("product")} home="/" />
        <div className="flex gap-2">
          <LanguageSwitch
            locale={localeOf(locale)}
            label={t("language.label")}
            action={setLocale}
          />
          <ThemeMenu
            theme={themeOf(jar.get(THEME_COOKIE)?.value)}
            label={t("theme.label")}
            words={looks}
            action={setTheme}
          />
        </div>
      </header>
      <main className="flex flex-1 flex-col px-4 lg:px-8">{children}</main>
    </div>
  );
}
