import "#app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("description"),
    // iOS reads these instead of the manifest.
    appleWebApp: { capable: true, title: t("product"), statusBarStyle: "default" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#15191e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} {...(theme !== "system" && { "data-theme": `zhunda-${theme}` })}>
      <body>{children}</body>
    </html>
  );
}
