import Link from "next/link";
import { useTranslations } from "next-intl";
import { UndoForm } from "#components/views/undo-form.tsx";
import { ViewForm, type ViewFormState } from "#components/views/view-form.tsx";
import { MAX_NAME_CHARACTERS, showsSame, type View, viewHref } from "#lib/contracts/saved-view.ts";

type Stateful = (state: ViewFormState, form: FormData) => Promise<ViewFormState>;

const tab =
  "flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8";

/**
 * The saved views of a page as tabs. The one that the address was opened from stays marked when its
 * filters are changed, and says that they are; without one, the view that shows just this is marked.
 */
export function ViewTabs({
  page,
  views,
  viewId,
  present,
  newest,
  period,
  deleted,
  actions,
}: {
  page: View["page"];
  views: readonly View[];
  viewId: string | null;
  /** The filters in force, canonical. */
  present: string;
  /** Key of the newest month with data. */
  newest: string;
  period: { readonly key: string; readonly words: string };
  /** The name of a view deleted a moment ago. */
  deleted: string | null;
  actions: {
    readonly save: Stateful;
    readonly remove: (form: FormData) => Promise<void>;
    readonly restore: Stateful;
    readonly forget: () => Promise<void>;
  };
}) {
  const t = useTranslations("views");
  const same = (view: View) => showsSame(view.query, present, newest);
  const current = views.find(({ id }) => id === viewId) ?? views.find(same);
  const changed = current !== undefined && !same(current);
  return (
    <div className="mb-3 print:hidden">
      {deleted === null ? null : (
        <UndoForm
          text={t("deleted", { name: deleted })}
          undo={t("undo")}
          dismiss={t("dismiss")}
          onUndo={actions.restore}
          onDismiss={actions.forget}
        />
      )}
      <div className="relative flex items-end gap-x-2 border-b border-line-1">
        <nav aria-label={t("label")} className="min-w-0 overflow-x-auto">
          <ul className="-mb-px flex">
            <li>
              <Link
                className={tab}
                href={page}
                aria-current={current === undefined ? "true" : undefined}
                prefetch={false}
              >
                {t("all")}
              </Link>
            </li>
            {views.map((view) => (
              <li key={view.id}>
                <Link
                  className={tab}
                  href={viewHref(view)}
                  aria-current={view.id === current?.id ? "true" : undefined}
                  prefetch={false}
                >
                  <bdi className="max-w-48 truncate">{view.name}</bdi>
                  {view.id === current?.id && changed ? (
                    <span className="font-normal text-ink-3">{t("changed")}</span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ViewForm
          // A form of another view, or of other filters, begins anew and closed.
          key={`${current?.id} ${current?.name} ${present} ${views.length}`}
          page={page}
          query={present}
          view={current ?? null}
          keepsPeriod={
            current === undefined ? period.key !== newest : /(?:^|&)period=/.test(current.query)
          }
          words={{
            open: current === undefined ? t("save") : changed ? t("saveChanges") : t("edit"),
            name: t("name", { most: MAX_NAME_CHARACTERS }),
            period: t("period"),
            newest: t("newest"),
            fixed: t("fixed", { period: period.words }),
            update: t("update"),
            create: current === undefined ? t("create") : t("createAnother"),
            remove: t("remove"),
          }}
          onSave={actions.save}
          onRemove={actions.remove}
        />
      </div>
    </div>
  );
}
