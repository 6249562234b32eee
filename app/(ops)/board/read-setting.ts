import type { BoardSetting } from "#components/board/first-board.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { listReasons } from "#lib/data/miss-reasons.ts";
import type { PlatformItem } from "#lib/data/platforms.ts";
import { listShownServiceClasses } from "#lib/data/service-classes.ts";
import { readCompany } from "#lib/data/settings.ts";
import { lastFullMonth } from "#lib/data/weak-rates.ts";
import { formatPeriodBeside } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/**
 * What a board does not learn anew with every change.
 * @param chosen null = all platforms
 */
export async function readSetting(
  scope: Scope,
  chosen: PlatformItem | null,
  platforms: readonly PlatformItem[],
  now: Date,
  locale: Locale,
): Promise<BoardSetting> {
  const [{ target }, classes, reasons] = await Promise.all([
    readCompany(scope),
    listShownServiceClasses(scope),
    listReasons(scope),
  ]);
  const may = (permission: Parameters<typeof can>[1]) =>
    scope.role !== null && can(scope.role, permission);
  const month = lastFullMonth(now);
  return {
    platform: chosen?.id ?? "all",
    platforms: platforms.map(({ id, name }) => ({ id, name })),
    zone: (chosen ?? platforms[0])?.zone ?? "Asia/Shanghai",
    target,
    month: month === null ? "" : formatPeriodBeside(month, month, locale),
    classes: [...classNamesIn(classes, locale)].map(([code, name]) => ({ code, name })),
    reasons: reasons.map(({ code, nameZh, nameEn }) => ({
      code,
      name: locale === "en" ? nameEn : nameZh,
    })),
    mayLog: may("events:write"),
    mayAssign: may("shipments:assign"),
    hasSearch: may("metrics:read"),
  };
}
