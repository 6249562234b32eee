import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { moveReasonAction, reasonAction } from "#app/(admin)/admin/reasons/actions.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsText } from "#app/search-params.ts";
import { ReasonTable } from "#components/excuses/reason-table.tsx";
import { AdminTabs } from "#components/policies/admin-tabs.tsx";
import { SavedNotice } from "#components/policies/saved-notice.tsx";
import { FieldForm } from "#components/ui/field-form.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { countReasonUses, listReasons } from "#lib/data/miss-reasons.ts";

const loadQuery = createLoader({ edit: parseAsText, saved: parseAsText });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("excuses.reasons"))("title") };
}

export default async function ReasonsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("settings:write");
  const [reasons, uses, { edit, saved }, t] = await Promise.all([
    listReasons(scope, { withRetired: true }),
    countReasonUses(scope, requestNow()),
    loadQuery(props.searchParams),
    getTranslations("excuses.reasons"),
  ]);
  const edited = reasons.find(({ code }) => code === edit);
  const fresh = reasons.find(({ code }) => code === saved);
  const entries = reasons.map((one) => ({ ...one, misses: uses.get(one.code) ?? 0 }));
  const tick = (name: "excusable" | "retired") =>
    ({ name, kind: "check", label: t(name), value: edited?.[name] ? "yes" : "" }) as const;
  const form = (
    <FieldForm
      key={edited?.code ?? saved}
      action={reasonAction}
      hidden={{ code: edited?.code ?? "" }}
      fields={[
        { name: "nameZh", kind: "text", label: t("nameZh"), value: edited?.nameZh ?? "" },
        { name: "nameEn", kind: "text", label: t("nameEn"), value: edited?.nameEn ?? "" },
        tick("excusable"),
        ...(edited ? [tick("retired")] : []),
      ]}
      submit={t(edited ? "save" : "submit")}
    />
  );
  return (
    <>
      <AdminTabs current="reasons" />
      <PageHeader title={t("title")} meta={t("meta")} />
      {fresh ? <SavedNotice>{t("saved", { name: fresh.nameZh })}</SavedNotice> : null}
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[3fr_2fr]">
        <div className={`min-w-0 ${edited ? "max-lg:order-2" : ""}`}>
          <ReasonTable reasons={entries} move={moveReasonAction} />
        </div>
        {edited ? (
          <Panel id="form" title={t("change", { name: edited.nameZh })}>
            {form}
            <p className="mt-3">
              <Link className="drill" href="/admin/reasons">
                {t("cancel")}
              </Link>
            </p>
          </Panel>
        ) : (
          <Fold title={t("add")}>{form}</Fold>
        )}
      </div>
    </>
  );
}
