import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { policyAction } from "#app/(admin)/admin/platforms/[id]/policy/actions.ts";
import { lineOf } from "#app/(admin)/admin/platforms/[id]/policy/line.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import { queryOf } from "#app/(admin)/admin/query.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import { plainVersions } from "#components/policies/plain-versions.ts";
import { PolicyForm } from "#components/policies/policy-form.tsx";
import { ruleText } from "#components/policies/policy-words.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hrefTo } from "#lib/contracts/links.ts";
import { policyValuesOf, readPolicyValues } from "#lib/contracts/policy-form.ts";
import { findDealerCalled, findDealerName } from "#lib/data/policy-dealers.ts";
import { markOf } from "#lib/data/policy-versions.ts";
import { versionLine } from "#lib/domain/sla/version-line.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { platform, nameOf } = await findPlatform((await params).id);
  const code = queryOf(await searchParams).get("class") ?? "";
  const t = await getTranslations("policies.form");
  return { title: t("policyTitle", { class: nameOf(code), platform: platform.name }) };
}

export default async function PolicyPage({ params, searchParams }: Props) {
  const { scope, platform, calendars, policies, names } = await findPlatform((await params).id);
  const query = queryOf(await searchParams);
  const path = `/admin/platforms/${platform.id}`;
  const serviceClass = parseAsText.parse(query.get("class") ?? "") ?? "";
  const className = names.get(serviceClass) ?? notFound();
  // Chosen by name on the platform's page, where a dealer is not there yet to be linked to.
  const called = parseAsText.parse(query.get("dealerName") ?? "");
  if (called !== null) {
    const id = await findDealerCalled(scope, called);
    if (id === null) redirect(hrefTo(path, { unknownDealer: called }));
    redirect(hrefTo(`${path}/policy`, { class: serviceClass, dealer: id }));
  }
  const dealerId = parseAsId.parse(query.get("dealer") ?? "");
  const dealer = dealerId === null ? null : ((await findDealerName(scope, dealerId)) ?? notFound());
  const [t, locale, messages] = await Promise.all([
    getTranslations("policies"),
    getLocale(),
    getMessages(),
  ]);
  const nowMs = requestNow().getTime();
  const line = lineOf(policies, serviceClass, dealerId);
  const { current, future } = versionLine(line, nowMs);
  const standard = versionLine(lineOf(policies, serviceClass, null), nowMs).current;
  const basis = current ?? standard;
  const { form, preview, problem, rule } = messages.policies;
  return (
    <>
      <PageHeader
        title={t("form.policyTitle", { class: className, platform: platform.name })}
        meta={
          <>
            <p>{dealer === null ? t("form.policyForAll") : t("form.policyFor", { dealer })}</p>
            <p>
              {current
                ? t("form.present", { rule: ruleText(t, locale, current.rule) })
                : standard
                  ? t("form.presentPlatform", { rule: ruleText(t, locale, standard.rule) })
                  : t("form.presentNone")}
            </p>
            {future.length === 0 ? null : <p>{t("form.pending", { count: future.length })}</p>}
          </>
        }
        back={{ href: path, label: platform.name }}
      />
      <NextIntlClientProvider messages={{ policies: { form, preview, problem, rule } }}>
        <PolicyForm
          line={{ platformId: platform.id, serviceClass, dealerId, basedOn: markOf(line) }}
          initial={readPolicyValues((name) => query.get(name), policyValuesOf(basis))}
          versions={plainVersions(platform.zone, { calendars, policies })}
          nowMs={nowMs}
          action={policyAction}
        />
      </NextIntlClientProvider>
    </>
  );
}
