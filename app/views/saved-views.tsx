import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { requestMonths } from "#app/cohort.ts";
import {
  deleteViewAction,
  forgetViewAction,
  restoreViewAction,
  saveViewAction,
} from "#app/views/actions.ts";
import { DELETED_VIEW_COOKIE, deletedView } from "#app/views/undo-cookie.ts";
import { ViewTabs } from "#components/views/view-tabs.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import { canonicalQuery, type ViewPage } from "#lib/contracts/saved-view.ts";
import { listViews } from "#lib/data/saved-views.ts";
import { ALL_TIME, type Period } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/**
 * The viewer's saved views of a page as tabs, with the form that keeps the present filters; nothing for
 * who may keep none.
 *
 * @param params the present address in parts, with its period in force
 * @param viewId the view that the address was opened from
 */
export async function SavedViews({
  scope,
  page,
  params,
  period,
  viewId,
}: {
  scope: Scope;
  page: ViewPage;
  params: LinkParams;
  period: Period;
  viewId: string | null;
}) {
  if (!may(scope, "views:write")) return null;
  const [views, months, locale, jar] = await Promise.all([
    listViews(scope, page),
    requestMonths(),
    getLocale(),
    cookies(),
  ]);
  const deleted = deletedView(jar.get(DELETED_VIEW_COOKIE)?.value);
  return (
    <ViewTabs
      page={page}
      views={views}
      viewId={viewId}
      present={canonicalQuery(params)}
      newest={months[0]?.month ?? ALL_TIME.key}
      period={{ key: period.key, words: formatPeriod(period, locale) }}
      deleted={deleted?.page === page ? deleted.name : null}
      actions={{
        save: saveViewAction,
        remove: deleteViewAction,
        restore: restoreViewAction,
        forget: forgetViewAction,
      }}
    />
  );
}
