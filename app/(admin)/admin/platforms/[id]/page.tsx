import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { savePlatformAction, withdrawAction } from "#app/(admin)/admin/platforms/actions.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import { AdminTabs } from "#components/policies/admin-tabs.tsx";
import { DetailsPanel } from "#components/policies/details-panel.tsx";
import { HoursPanel } from "#components/policies/hours-panel.tsx";
import { OwnPolicyForm } from "#components/policies/own-policy-form.tsx";
import { PoliciesPanel } from "#components/policies/policies-panel.tsx";
import { SavedNotice } from "#components/policies/saved-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listHomeDealers } from "#lib/data/policy-dealers.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const loadQuery = createLoader({
  saved: parseAsStringLiteral(["calendar", "policy", "withdrawn", "details"] as const),
  version: parseAsId,
  unknownDealer: parseAsText,
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findPlatform((await params).id)).platform.name };
}

export default async function PlatformAdminPage({ params, searchParams }: Props) {
  const { scope, platform, calendars, policies, names } = await findPlatform((await params).id);
  const { saved, version, unknownDealer } = await loadQuery(searchParams);
  const [dealers, t, locale] = await Promise.all([
    listHomeDealers(scope, platform.id),
    getTranslations("policies"),
    getLocale(),
  ]);
  const nowMs = requestNow().getTime();
  const { zone } = platform;
  const made = [...calendars, ...policies].find(({ id }) => id === version);
  const from = made ? formatInstant(new Date(made.effectiveFromMs), zone, locale) : "";
  return (
    <>
      <AdminTabs current="platforms" />
      <PageHeader
        title={platform.name}
        meta={t("page.meta", { city: platform.city, zone })}
        back={{ href: "/admin/platforms", label: t("page.back") }}
      />
      {saved === null || (version !== null && !made) ? null : (
        <SavedNotice>{t(`saved.${saved}`, { from })}</SavedNotice>
      )}
      <div className="grid gap-x-12 gap-y-4 xl:grid-cols-2">
        <HoursPanel
          platformId={platform.id}
          zone={zone}
          calendars={calendars}
          nowMs={nowMs}
          withdraw={withdrawAction}
        />
        <div className="min-w-0">
          <PoliciesPanel
            platformId={platform.id}
            zone={zone}
            policies={policies}
            classNames={names}
            nowMs={nowMs}
            withdraw={withdrawAction}
          />
          <OwnPolicyForm
            path={`/admin/platforms/${platform.id}/policy`}
            classes={[...names].map(([code, name]) => ({ code, name }))}
            dealers={dealers}
            unknown={unknownDealer}
          />
        </div>
      </div>
      <div className="mt-4 border-t border-line-1">
        <DetailsPanel platform={platform} action={savePlatformAction} />
      </div>
    </>
  );
}
