import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { requestMonths, requestPlatforms } from "#app/cohort.ts";
import { setLocale, setTheme } from "#app/preferences.ts";
import { AppShell } from "#components/shell/app-shell.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { readCompany } from "#lib/data/settings.ts";

/** The shell with what it needs to know; pages about a cohort get its pickers. */
export async function Shell({ picks, children }: { picks: boolean; children: ReactNode }) {
  const scope = await requireScope("metrics:read");
  const [jar, { demo }, months, platforms] = await Promise.all([
    cookies(),
    readCompany(scope),
    picks ? requestMonths() : [],
    picks ? requestPlatforms() : [],
  ]);
  const cohort = {
    months: months.map(({ month }) => month),
    platforms: platforms.map(({ id, name }) => ({ id, name })),
  };
  return (
    <AppShell
      cohort={picks ? cohort : null}
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
