import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { addClassAction } from "#app/(admin)/admin/service-classes/actions.ts";
import { parseAsText } from "#app/search-params.ts";
import { AdminTabs } from "#components/policies/admin-tabs.tsx";
import { ClassForm } from "#components/policies/class-form.tsx";
import { SavedNotice } from "#components/policies/saved-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { countClassUses, listServiceClasses } from "#lib/data/service-classes.ts";
import { formatCount } from "#lib/i18n/format.ts";

const loadQuery = createLoader({ added: parseAsText });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policies.classes"))("title") };
}

export default async function ServiceClassesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("policies:write");
  const [classes, uses, { added }, t, messages] = await Promise.all([
    listServiceClasses(scope),
    countClassUses(scope),
    loadQuery(searchParams),
    getTranslations("policies.classes"),
    getMessages(),
  ]);
  const fresh = classes.find(({ code }) => code === added);
  return (
    <>
      <AdminTabs current="classes" />
      <PageHeader title={t("title")} meta={t("meta")} />
      {fresh ? <SavedNotice>{t("added", { name: fresh.nameZh })}</SavedNotice> : null}
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 overflow-x-auto">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col" className="pl-0">
                  {t("code")}
                </th>
                <th scope="col">{t("nameZh")}</th>
                <th scope="col">{t("nameEn")}</th>
                <th scope="col">{t("usedBy")}</th>
              </tr>
            </thead>
            <tbody>
              {classes.map(({ code, nameZh, nameEn }) => {
                const used = uses.get(code) ?? { platforms: 0, shipments: 0 };
                return (
                  <tr key={code}>
                    <th scope="row" className="pl-0 font-normal">
                      <code>{code}</code>
                    </th>
                    <td>{nameZh}</td>
                    <td>{nameEn}</td>
                    <td>
                      {used.platforms + used.shipments === 0 ? (
                        <span className="text-ink-3">{t("unused")}</span>
                      ) : (
                        <>
                          {t("platforms", { count: used.platforms })}
                          <small>{t("shipments", { count: formatCount(used.shipments) })}</small>
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <Panel id="add" title={t("add")}>
          <NextIntlClientProvider messages={{ policies: { classes: messages.policies.classes } }}>
            <ClassForm key={added} action={addClassAction} />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
