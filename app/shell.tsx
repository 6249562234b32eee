import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { requestMonths, requestPlatforms, requestRegions } from "#app/cohort.ts";
import { setLocale, setTheme } from "#app/preferences.ts";
import { AppShell } from "#components/shell/app-shell.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listShownServiceClasses } from "#lib/data/service-classes.ts";
import { readCompany } from "#lib/data/settings.ts";

/** The shell with what it needs to know; pages about a cohort get its pickers. */
export async function Shell({ picks, children }: { picks: boolean; children: ReactNode }) {
  const scope = await requireScope("metrics:read");
  const [jar, { demo }, cohort] = await Promise.all([
    cookies(),
    readCompany(scope),
    picks ? readChoices() : null,
  ]);
  return (
    <AppShell
      cohort={cohort}
      theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      // Pages without pickers say it themselves, where something can be done about it.
      demo={demo && picks}
      setLocale={setLocale}
      setTheme={setTheme}
    >
      {children}
    </AppShell>
  );
}

async function readChoices() {
  const scope = await requireScope("metrics:read");
  const [locale, months, regions, platforms, classes] = await Promise.all([
    getLocale(),
    requestMonths(),
    requestRegions(),
    requestPlatforms(),
    listShownServiceClasses(scope),
  ]);
  return {
    months: months.map(({ month }) => month),
    regions,
    platforms: platforms.map(({ id, name }) => ({ id, name })),
    classes: [...classNamesIn(classes, locale)].map(([id, name]) => ({ id, name })),
  };
}
