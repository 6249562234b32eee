import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requestNow } from "#app/cohort.ts";
import { AdminTabs } from "#components/policies/admin-tabs.tsx";
import { PlatformsTable } from "#components/policies/platforms-table.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listPlatformDetails } from "#lib/data/platform-details.ts";
import { listVersions } from "#lib/data/policy-versions.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policies.list"))("title") };
}

export default async function PlatformsPage() {
  const scope = await requireScope("policies:write");
  const [platforms, versions, classes, locale, t] = await Promise.all([
    listPlatformDetails(scope),
    listVersions(scope, null),
    listServiceClasses(scope),
    getLocale(),
    getTranslations("policies.list"),
  ]);
  return (
    <>
      <AdminTabs current="platforms" />
      <PageHeader title={t("title")} meta={t("meta")} />
      {platforms.length === 0 ? (
        <EmptyState title={t("empty")} action={{ href: "/import", label: t("emptyAction") }}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <PlatformsTable
          platforms={platforms}
          versions={versions}
          classNames={classNamesIn(classes, locale)}
          nowMs={requestNow().getTime()}
        />
      )}
    </>
  );
}
