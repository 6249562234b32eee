import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { parseAsId } from "#app/search-params.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listPlatformDetails } from "#lib/data/platform-details.ts";
import { listVersions } from "#lib/data/policy-versions.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";

/** A platform that an admin may edit, with its versions and what classes are called; else 404. */
export const findPlatform = cache(async (text: string) => {
  const scope = await requireScope("policies:write");
  const id = parseAsId.parse(text);
  const platform = (await listPlatformDetails(scope)).find((one) => one.id === id);
  if (!platform) notFound();
  const [versions, classes, locale] = await Promise.all([
    listVersions(scope, platform.id),
    listServiceClasses(scope),
    getLocale(),
  ]);
  const names = classNamesIn(classes, locale);
  return { scope, platform, ...versions, names, nameOf: (code: string) => names.get(code) ?? code };
});
