import { getLocale, getTranslations } from "next-intl/server";
import { requestPlatforms, requestRegions } from "#app/cohort.ts";
import type { CohortParams } from "#components/overview/overview-links.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";

/** The filters besides the period, in words, each with the overview's address without it. */
export async function readFilters(scope: Scope, params: CohortParams) {
  const [t, locale, regions, platforms, classes] = await Promise.all([
    getTranslations("overview.meta"),
    getLocale(),
    params.region === null ? [] : requestRegions(),
    params.platform === null ? [] : requestPlatforms(),
    params.class === null ? [] : listServiceClasses(scope),
  ]);
  const platform = platforms.find(({ id }) => id === params.platform);
  const serviceClass = classes.find(({ code }) => code === params.class);
  const className = locale === "en" ? serviceClass?.nameEn : serviceClass?.nameZh;
  const region = regions.find(({ id }) => id === params.region);
  return [
    ...(region
      ? [
          {
            label: t("region", { name: region.name }),
            dropHref: hrefTo("/", { ...params, region: null }),
          },
        ]
      : []),
    ...(platform
      ? [
          {
            label: t("platform", { name: platform.name }),
            dropHref: hrefTo("/", { ...params, platform: null }),
          },
        ]
      : []),
    ...(params.class === null
      ? []
      : [
          {
            label: t("class", { name: className ?? params.class }),
            dropHref: hrefTo("/", { ...params, class: null }),
          },
        ]),
  ];
}

/** The zone to tell the time in: the chosen platform's, or the one that most platforms keep. */
export async function readZone(platformId: string | null): Promise<string> {
  const platforms = await requestPlatforms();
  const chosen = platforms.find(({ id }) => id === platformId);
  if (chosen) return chosen.zone;
  const counts = new Map<string, number>();
  for (const { zone } of platforms) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "UTC";
}
