import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "#components/shell/brand.tsx";
import { CohortPickers } from "#components/shell/cohort-pickers.tsx";
import { DemoBanner } from "#components/shell/demo-banner.tsx";
import { LanguageSwitch } from "#components/shell/language-switch.tsx";
import { NavLinks } from "#components/shell/nav-links.tsx";
import { PendingPage } from "#components/shell/pending-page.tsx";
import type { Theme } from "#components/shell/theme.ts";
import { ThemeMenu } from "#components/shell/theme-menu.tsx";

type FormAction = (form: FormData) => Promise<void>;

/** What every page stands in: top bar, navigation, the choice of platform and period, footer. */
export function AppShell({
  cohort,
  theme,
  demo,
  setLocale,
  setTheme,
  children,
}: {
  /** What the pickers offer; null on pages that show no cohort. */
  cohort: {
    readonly months: readonly string[];
    readonly platforms: readonly { readonly id: string; readonly name: string }[];
  } | null;
  theme: Theme;
  demo: boolean;
  setLocale: FormAction;
  setTheme: FormAction;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const locale = useLocale();
  const nav = [
    { path: "/", label: t("nav.overview"), icon: "overview", keepsCohort: true },
    { path: "/dealers", label: t("nav.dealers"), icon: "dealers", keepsCohort: true },
    { path: "/shipments", label: t("nav.shipments"), icon: "shipments", keepsCohort: true },
    { path: "/import", label: t("nav.import"), icon: "import", keepsCohort: false },
  ] as const;
  const words = {
    platform: t("pick.platform"),
    allPlatforms: t("pick.allPlatforms"),
    period: t("pick.period"),
    previous: t("pick.previous"),
    next: t("pick.next"),
  };
  const looks = { system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") };
  return (
    <div className="flex min-h-dvh flex-col pb-16 lg:pb-0 print:pb-0">
      <a
        href="#content"
        className="sr-only z-20 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <PendingPage label={t("loading")} />
      <header className="relative z-10 border-b border-line-1 bg-surface lg:sticky lg:top-0 print:hidden">
        <div className="flex flex-wrap items-center gap-x-2 px-4 lg:h-14 lg:flex-nowrap lg:px-8">
          <Brand name={t("product")} />
          <nav aria-label={t("nav.label")} className="ml-6 hidden h-full lg:block">
            <NavLinks items={nav} place="top" />
          </nav>
          <div
            className={`order-1 ml-auto flex gap-2 py-1.5 lg:order-2 ${cohort === null ? "" : "lg:ml-0"}`}
          >
            <LanguageSwitch locale={locale} label={t("language.label")} action={setLocale} />
            <ThemeMenu theme={theme} label={t("theme.label")} words={looks} action={setTheme} />
          </div>
          {cohort === null ? null : (
            <div className="order-2 flex w-full min-w-0 pb-2 lg:order-1 lg:ml-auto lg:w-auto lg:pb-0">
              <CohortPickers {...cohort} words={words} locale={locale} />
            </div>
          )}
        </div>
      </header>
      {demo ? <DemoBanner /> : null}
      <main id="content" tabIndex={-1} className="flex-1 px-4 outline-none lg:px-8">
        {children}
      </main>
      <footer className="mx-4 mt-8 border-t border-line-1 py-3 text-xs text-ink-3 lg:mx-8 print:hidden">
        {t("footer.local")}
      </footer>
      <nav
        aria-label={t("nav.label")}
        className="fixed inset-x-0 bottom-0 z-10 h-16 border-t border-line-1 bg-surface lg:hidden print:hidden"
      >
        <NavLinks items={nav} place="bottom" />
      </nav>
    </div>
  );
}
