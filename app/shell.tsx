import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { requestCompany, requestMonths, requestPlatforms, requestRegions } from "#app/cohort.ts";
import { setLocale, setTheme } from "#app/preferences.ts";
import { requestReachWords } from "#app/reach-words.ts";
import { signOutAction } from "#app/sign-out.ts";
import { AppShell } from "#components/shell/app-shell.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { homeOf } from "#lib/auth/home.ts";
import { can } from "#lib/auth/permissions.ts";
import { currentActor, requireScope } from "#lib/auth/require-scope.ts";
import { countOpenNotices } from "#lib/data/inbox.ts";
import { listShownServiceClasses } from "#lib/data/service-classes.ts";

/** The shell with what it needs to know; pages about a cohort get its pickers. */
export async function Shell({ picks, children }: { picks: boolean; children: ReactNode }) {
  const actor = await currentActor();
  const readsMetrics = actor !== null && can(actor.role, "metrics:read");
  const [jar, company, cohort, inbox] = await Promise.all([
    cookies(),
    readsMetrics ? requestCompany() : null,
    picks && actor !== null && can(actor.role, "platforms:read") ? readChoices() : null,
    actor !== null && can(actor.role, "alarms:read") ? readInbox() : null,
  ]);
  return (
    <AppShell
      actor={actor && { id: actor.id, name: actor.name, role: actor.role }}
      home={actor === null ? "/" : homeOf(actor.role)}
      searches={readsMetrics}
      cohort={cohort}
      inbox={inbox}
      theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      // Pages without pickers say it themselves, where something can be done about it.
      demo={(company?.demo ?? false) && picks}
      setLocale={setLocale}
      setTheme={setTheme}
      signOut={signOutAction}
    >
      {children}
    </AppShell>
  );
}

async function readInbox() {
  return countOpenNotices(await requireScope("alarms:read"));
}

async function readChoices() {
  const scope = await requireScope("platforms:read");
  const [locale, reach, months, regions, platforms, classes] = await Promise.all([
    getLocale(),
    requestReachWords(),
    requestMonths(),
    requestRegions(),
    requestPlatforms(),
    listShownServiceClasses(scope),
  ]);
  const ofPlatforms = scope.reach.kind === "platforms";
  return {
    own: { dealers: ofPlatforms ? null : reach, platforms: ofPlatforms ? reach : null },
    months: months.map(({ month }) => month),
    regions,
    platforms: platforms.map(({ id, name }) => ({ id, name })),
    classes: [...classNamesIn(classes, locale)].map(([id, name]) => ({ id, name })),
  };
}
