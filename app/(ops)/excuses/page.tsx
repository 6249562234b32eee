import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { Habits } from "#app/(ops)/excuses/habits.tsx";
import { RequestActions } from "#app/(ops)/excuses/request-actions.tsx";
import { requestNow } from "#app/cohort.ts";
import { cohortParams, parseAsId, parseAsPage } from "#app/search-params.ts";
import { ExcuseCard } from "#components/excuses/excuse-card.tsx";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { excuseCounts, listExcuses } from "#lib/data/excuse-list.ts";
import { countExcuses } from "#lib/data/excuses.ts";

const PAGE_SIZE = 20;
const tabs = ["open", "decided", "habits"] as const;

const loadQuery = createLoader({
  ...cohortParams,
  tab: parseAsStringLiteral(tabs).withDefault("open"),
  person: parseAsId,
  count: parseAsStringLiteral(excuseCounts),
  page: parseAsPage.withDefault(1),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("excuses"))("title") };
}

export default async function ExcusesPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("excuses:read");
  const query = await loadQuery(props.searchParams);
  const { tab, page, person, count } = query;
  const of = person === null || count === null ? null : { personId: person, count };
  const [counts, t] = await Promise.all([countExcuses(scope), getTranslations("excuses")]);
  const href = (one: (typeof tabs)[number], to = 1) =>
    hrefTo("/excuses", { tab: one === "open" ? null : one, page: to === 1 ? null : String(to) });
  const header = (
    <>
      <PageHeader
        title={tab === "habits" ? t("heading.habits") : t(`heading.${tab}`, { count: counts[tab] })}
        meta={t("caption")}
      />
      <LinkTabs
        label={t("tabs.label")}
        items={tabs.map((one) => ({
          key: one,
          label: t(`tabs.${one}`),
          href: href(one),
          current: one === tab,
          ...(one !== "habits" && { note: counts[one] }),
        }))}
      />
    </>
  );
  if (tab === "habits") {
    return (
      <>
        {header}
        <Habits scope={scope} query={query} of={of} page={page} />
      </>
    );
  }
  const asked = await listExcuses(scope, tab, { page, pageSize: PAGE_SIZE }, requestNow());
  return (
    <>
      {header}
      {asked.length === 0 ? (
        <p className="py-6 text-ink-2">{t(`empty.${tab}`)}</p>
      ) : (
        <ol>
          {asked.map((request) => (
            <ExcuseCard
              key={request.requestId}
              request={request}
              form={<RequestActions scope={scope} request={request} back="list" />}
            />
          ))}
        </ol>
      )}
      <EarlierLater
        page={page}
        hasMore={page * PAGE_SIZE < counts[tab]}
        href={(to) => href(tab, to)}
      />
    </>
  );
}
