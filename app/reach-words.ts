import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { requestPlatforms, requestRegions } from "#app/cohort.ts";
import { requireScope } from "#lib/auth/require-scope.ts";

/**
 * What the part of the company is called that the viewer sees, for whom every sum is one of that part;
 * null where it is all of it, or what is somebody's own. Asked once a request.
 */
export const requestReachWords = cache(async (): Promise<string | null> => {
  const { reach, role } = await requireScope("shipments:read");
  const [t, locale] = await Promise.all([getTranslations("common.reach"), getLocale()]);
  const joined = (named: readonly { readonly name: string }[]) => ({
    count: named.length,
    names: named.map(({ name }) => name).join(locale === "en" ? ", " : "、"),
  });
  if (reach.kind === "regions") return t("regions", joined(await requestRegions()));
  if (reach.kind === "platforms") return t("platforms", joined(await requestPlatforms()));
  return reach.kind === "dealers" && role === "representative"
    ? t("dealers", { count: reach.ids.length })
    : null;
});
