import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { acknowledgeAction } from "#app/(ops)/inbox/actions.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsPage } from "#app/search-params.ts";
import { FreshInbox } from "#components/inbox/fresh-inbox.tsx";
import { InboxList } from "#components/inbox/inbox-list.tsx";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { countInbox, inboxStates, listInbox } from "#lib/data/inbox.ts";
import { alarmKinds } from "#lib/domain/alarms/causes.ts";
import { env } from "#lib/env.ts";

const PAGE_SIZE = 50;

const loadQuery = createLoader({
  state: parseAsStringLiteral(inboxStates).withDefault("open"),
  kind: parseAsStringLiteral(alarmKinds),
  page: parseAsPage.withDefault(1),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alarms"))("title") };
}

export default async function InboxPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("alarms:read");
  const { state, kind, page } = await loadQuery(props.searchParams);
  const [counts, entries, t] = await Promise.all([
    countInbox(scope),
    listInbox(scope, { state, kind }, { page, pageSize: PAGE_SIZE }),
    getTranslations("alarms"),
  ]);
  const count = (one: (typeof inboxStates)[number], ofKind: typeof kind = null) =>
    counts
      .filter((row) => ofKind === null || row.kind === ofKind)
      .reduce((sum, row) => sum + row[one], 0);
  const href = (changes: Partial<Record<"state" | "kind", string | null>>, to = 1) =>
    hrefTo("/inbox", {
      state: state === "open" ? null : state,
      kind,
      ...changes,
      page: to === 1 ? null : to,
    });
  const empty = state === "open" && env().SMTP_URL !== undefined ? "openMailed" : state;
  const kept: Record<string, string> = kind === null ? {} : { kind };
  return (
    <>
      <FreshInbox />
      <PageHeader
        title={t(`heading.${state}`, { count: count(state) })}
        meta={<p className="max-w-4xl">{t("meta")}</p>}
        actions={
          <>
            {scope.role !== null && can(scope.role, "settings:write") ? (
              <Link className="control" href="/admin/robots" prefetch={false}>
                {t("robots")}
              </Link>
            ) : null}
            <Link className="control" href="/account#notices" prefetch={false}>
              {t("settings")}
            </Link>
            {count("open") > 1 && state === "open" ? (
              <form action={acknowledgeAction}>
                <input type="hidden" name="all" value="yes" />
                <button type="submit" className="control">
                  <Icon name="check" />
                  {t("acknowledgeAll")}
                </button>
              </form>
            ) : null}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8">
        <LinkTabs
          label={t("states.label")}
          items={inboxStates.map((one) => ({
            key: one,
            label: t(`states.${one}`),
            href: href({ state: one === "open" ? null : one }),
            current: one === state,
            note: count(one),
          }))}
        />
        <LinkTabs
          label={t("kinds.label")}
          items={[
            {
              key: "all",
              label: t("kinds.all"),
              href: href({ kind: null }),
              current: kind === null,
            },
            ...alarmKinds.map((one) => ({
              key: one,
              label: t(`kind.${one}`),
              href: href({ kind: one }),
              current: one === kind,
              note: count(state, one),
            })),
          ]}
        />
      </div>
      {entries.length === 0 ? (
        <p className="py-6 text-ink-2">
          {kind === null ? t(`empty.${empty}`) : t("empty.filtered")}{" "}
          {kind === null ? null : (
            <Link className="drill" href={href({ kind: null })} prefetch={false}>
              {t("empty.showAll")}
            </Link>
          )}
        </p>
      ) : (
        <InboxList
          entries={entries}
          acknowledge={acknowledgeAction}
          kept={kept}
          now={requestNow()}
        />
      )}
      <EarlierLater
        page={page}
        hasMore={page * PAGE_SIZE < count(state, kind)}
        href={(to) => href({}, to)}
      />
    </>
  );
}
