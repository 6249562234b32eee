import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import {
  createLoader,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { parseAsText } from "#app/search-params.ts";
import { PeopleTable } from "#components/people/people-table.tsx";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { roles } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { listPeople, personStates } from "#lib/data/people-list.ts";

const sizes = [50, 100, 200] as const;
const loadQuery = createLoader({
  q: parseAsText,
  role: parseAsStringLiteral(roles),
  state: parseAsStringLiteral(personStates),
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(sizes).withDefault(50),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("people:write");
  const query = await loadQuery(searchParams);
  const page = Math.min(Math.max(1, query.page), 100_000);
  const [{ items, total }, t, words, locale] = await Promise.all([
    listPeople(scope, { ...query, page }),
    getTranslations("people"),
    getTranslations("auth.roles"),
    getLocale(),
  ]);
  const { q, role, state, size } = query;
  const to = (changes: LinkParams) => hrefTo("/admin/people", { q, role, state, ...changes });
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={t("count", { count: total })}
        actions={
          <Link className="btn btn-primary h-11 px-4 font-bold lg:h-8" href="/admin/people/new">
            {t("new")}
          </Link>
        }
      />
      <div className="mb-3 flex flex-wrap gap-3">
        <LinkMenu
          label={t("role")}
          icon="person"
          items={[null, ...roles].map((one) => ({
            key: one ?? "",
            label: one === null ? t("allRoles") : words(one),
            href: to({ role: one }),
            current: one === role,
          }))}
        >
          {role === null ? t("allRoles") : words(role)}
        </LinkMenu>
        <LinkMenu
          label={t("state")}
          icon="check"
          items={[null, ...personStates].map((one) => ({
            key: one ?? "",
            label: one === null ? t("allStates") : t(`states.${one}`),
            href: to({ state: one }),
            current: one === state,
          }))}
        >
          {state === null ? t("allStates") : t(`states.${state}`)}
        </LinkMenu>
        <SearchForm
          action="/admin/people"
          kept={{ role, state }}
          value={q}
          label={t("search")}
          submit={t("find")}
          clear={{ href: to({ q: null }), label: t("clear") }}
        />
      </div>
      {items.length === 0 ? (
        <EmptyState
          title={
            <span className="flex items-center gap-2">
              <Icon name="person" />
              {t("noneTitle")}
            </span>
          }
          action={{ href: "/admin/people", label: t("all") }}
        >
          {t("none")}
        </EmptyState>
      ) : (
        <>
          <PeopleTable items={items} locale={locale} />
          <Pagination
            total={total}
            page={page}
            size={size}
            sizes={sizes}
            href={(at, of) => to({ page: at, size: of })}
          />
        </>
      )}
    </>
  );
}
