import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InboxBell } from "#components/inbox/inbox-bell.tsx";
import { Brand } from "#components/shell/brand.tsx";
import { type CohortChoices, CohortPickers } from "#components/shell/cohort-pickers.tsx";
import { DemoBanner } from "#components/shell/demo-banner.tsx";
import { LanguageSwitch } from "#components/shell/language-switch.tsx";
import { navPlacesOf, thumbFirst } from "#components/shell/nav-items.ts";
import { NavLinks } from "#components/shell/nav-links.tsx";
import { PaletteTrigger } from "#components/shell/palette-trigger.tsx";
import { paletteWords } from "#components/shell/palette-words.ts";
import { PendingPage } from "#components/shell/pending-page.tsx";
import type { Theme } from "#components/shell/theme.ts";
import { ThemeMenu } from "#components/shell/theme-menu.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { SoftLinks } from "#components/ui/soft-links.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";

type FormAction = (form: FormData) => Promise<void>;

/** What every page stands in: top bar, navigation, search, the choice of a cohort, footer. */
export function AppShell({
  actor,
  home,
  searches,
  cohort,
  inbox,
  theme,
  demo,
  setLocale,
  setTheme,
  signOut,
  children,
}: {
  /** Who is signed in; null where nobody is. */
  actor: { readonly id: string; readonly name: string; readonly role: Role } | null;
  /** Where the mark leads. */
  home: string;
  /** Whether the search answers who is signed in. */
  searches: boolean;
  /** What the pickers offer; null on pages that show no cohort. */
  cohort: CohortChoices | null;
  /** How many alarms wait for who is signed in; null where none ever do. */
  inbox: number | null;
  theme: Theme;
  demo: boolean;
  setLocale: FormAction;
  setTheme: FormAction;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const search = useTranslations("palette");
  const bell = useTranslations("alarms.bell");
  const locale = useLocale();
  const places = actor === null ? [] : navPlacesOf(actor.role);
  const nav = places.map(({ key, needs: _, ...place }) => ({ ...place, label: t(`nav.${key}`) }));
  const words = {
    region: t("pick.region"),
    allRegions: t("pick.allRegions"),
    platform: t("pick.platform"),
    allPlatforms: t("pick.allPlatforms"),
    serviceClass: t("pick.serviceClass"),
    allClasses: t("pick.allClasses"),
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
      {/* Before what watches for links that are followed so. */}
      <SoftLinks />
      <PendingPage label={t("loading")} />
      <header className="relative z-10 border-b border-line-1 bg-surface xl:sticky xl:top-0 print:hidden">
        <div className="flex flex-wrap items-center gap-x-2 px-4 lg:px-8 xl:h-14 xl:flex-nowrap">
          <Brand name={t("product")} home={home} />
          <nav aria-label={t("nav.label")} className="ml-4 hidden h-14 lg:block">
            <NavLinks items={nav} place="top" more={t("nav.more")} />
          </nav>
          {cohort === null ? null : <CohortPickers {...cohort} words={words} locale={locale} />}
          <div className="order-1 ml-auto flex gap-2 py-1.5 xl:order-2 xl:ml-2 xl:first-of-type:ml-auto">
            {searches ? (
              <PaletteTrigger
                words={paletteWords(search)}
                setLocale={setLocale}
                setTheme={setTheme}
              />
            ) : null}
            {inbox === null ? null : (
              <InboxBell
                open={inbox}
                words={{ none: bell("none"), one: bell("one"), many: bell("many", { count: "#" }) }}
              />
            )}
            <LanguageSwitch locale={locale} label={t("language.label")} action={setLocale} />
            <ThemeMenu theme={theme} label={t("theme.label")} words={looks} action={setTheme} />
            {actor === null ? null : <UserMenu {...actor} signOut={signOut} />}
          </div>
        </div>
      </header>
      {demo ? <DemoBanner leads={actor !== null && can(actor.role, "settings:write")} /> : null}
      <main id="content" tabIndex={-1} className="flex-1 px-4 outline-none lg:px-8 print:px-0">
        {children}
      </main>
      <footer className="mx-4 mt-8 border-t border-line-1 py-3 text-xs text-ink-3 lg:mx-8 print:hidden">
        {t("footer.standard")}
      </footer>
      {actor === null || nav.length === 0 ? null : (
        <nav
          aria-label={t("nav.label")}
          className="fixed inset-x-0 bottom-0 z-10 h-16 border-t border-line-1 bg-surface lg:hidden print:hidden"
        >
          <NavLinks items={thumbFirst(actor.role, nav)} place="bottom" more={t("nav.more")} />
        </nav>
      )}
    </div>
  );
}
