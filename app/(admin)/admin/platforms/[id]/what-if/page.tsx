import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { readDraft } from "#app/(admin)/admin/platforms/[id]/what-if/read-draft.ts";
import { readWhatIf } from "#app/(admin)/admin/platforms/[id]/what-if/read-what-if.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import { queryOf } from "#app/(admin)/admin/query.ts";
import { requestMonths, requestNow } from "#app/cohort.ts";
import { parseAsId } from "#app/search-params.ts";
import { ChangedShipments } from "#components/policies/changed-shipments.tsx";
import { Problem } from "#components/policies/field.tsx";
import { ruleText, slaLocale, weekText } from "#components/policies/policy-words.ts";
import { problemText } from "#components/policies/problem-words.ts";
import { WhatIfDealers } from "#components/policies/what-if-dealers.tsx";
import { WhatIfFigures } from "#components/policies/what-if-figures.tsx";
import { WhatIfMonth } from "#components/policies/what-if-month.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hrefTo } from "#lib/contracts/links.ts";
import { monthKeyOf, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policies.page"))("whatIf") };
}

export default async function WhatIfPage({ params, searchParams }: Props) {
  const { scope, platform, calendars, policies, nameOf } = await findPlatform((await params).id);
  const query = queryOf(await searchParams);
  const now = requestNow();
  const read = readDraft(query, platform.zone, calendars, now.getTime());
  const { draft, problems, serviceClass, dealerId } = read;
  if (serviceClass === "") notFound();
  const [t, locale, months] = await Promise.all([
    getTranslations("policies"),
    getLocale(),
    requestMonths(),
  ]);
  const month = query.get("period") ?? months[0]?.month ?? monthKeyOf(now.toISOString());
  const period = parsePeriod(month) ?? parsePeriod(monthKeyOf(now.toISOString()));
  if (period === null) throw new Error("the running month is no period");
  const path = `/admin/platforms/${platform.id}`;
  const self = { ...read.query, period: period.key };
  const header = (
    <PageHeader
      title={t("whatIf.title", { period: formatPeriod(period, locale) })}
      meta={
        <>
          <p>
            {t("whatIf.meta", {
              platform: platform.name,
              class: serviceClass === null ? t("whatIf.allClasses") : nameOf(serviceClass),
            })}
          </p>
          {draft === null ? null : (
            <p>
              {draft.kind === "policy"
                ? t("whatIf.draftRule", { rule: ruleText(t, locale, draft.policy.rule) })
                : t("whatIf.draftHours", { hours: weekText(t, locale, draft.calendar.windows) })}
            </p>
          )}
        </>
      }
      back={{ href: hrefTo(`${path}/${read.form}`, read.query), label: t("whatIf.back") }}
      actions={
        <WhatIfMonth
          path={`${path}/what-if`}
          query={read.query}
          months={months.map((one) => one.month)}
          current={period.key}
        />
      }
    />
  );
  if (draft === null) {
    return (
      <>
        {header}
        <h2 className="text-title font-bold">{t("whatIf.impossible")}</h2>
        {problems.map((problem) => (
          <Problem
            key={problem.at}
            id={`problem-${problem.at}`}
            text={problemText(t, slaLocale(locale), problem)}
          />
        ))}
      </>
    );
  }
  const onlyDealer = parseAsId.parse(query.get("only") ?? "");
  const page = await readWhatIf(
    scope,
    {
      platform,
      versions: { calendars, policies },
      draft,
      filter: {
        period,
        platformId: platform.id,
        serviceClass,
        dealerIds: dealerId === null ? null : [dealerId],
      },
    },
    { dealerId: onlyDealer, page: Number(query.get("page")) || 1 },
    now,
  );
  const href = (changes: { only?: string | null; page?: number | null }) =>
    hrefTo(`${path}/what-if`, { ...self, only: onlyDealer, ...changes });
  if (page.rows.length === 0) {
    return (
      <>
        {header}
        <EmptyState title={t("whatIf.nothing", { period: formatPeriod(period, locale) })}>
          {t("whatIf.nothingText")}
        </EmptyState>
        <WhatIfFigures page={page} />
      </>
    );
  }
  return (
    <>
      {header}
      <WhatIfFigures page={page} />
      <WhatIfDealers
        rows={page.rows}
        shipments={(only) => `${href({ only, page: null })}#changed-title`}
        dealer={(id) => hrefTo(`/dealers/${id}`, { period: period.key })}
        changed={new Set(page.changed.map((one) => one.dealerId))}
      />
      <ChangedShipments
        shipments={page.shipments}
        all={page.all}
        zone={platform.zone}
        only={page.rows.find((row) => row.dealerId === onlyDealer)?.name ?? null}
        allHref={href({ only: null, page: null })}
        href={(to) => href({ page: to })}
      />
    </>
  );
}
