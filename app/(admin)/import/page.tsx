import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import {
  createLoader,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { replaceDemoAction } from "#app/(admin)/import/actions.ts";
import { DemoPanel } from "#components/importing/demo-panel.tsx";
import { ImportHistory } from "#components/importing/history.tsx";
import { UploadForm } from "#components/importing/upload-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { listImports } from "#lib/data/imports.ts";
import { readCompany } from "#lib/data/settings.ts";
import { importKinds } from "#lib/domain/importing/kinds.ts";

const COMMAND = "npm run -s cli -- import deliveries FILE.csv --zone Asia/Shanghai --dry-run";

const sizes = [20, 50, 100] as const;
const loadQuery = createLoader({
  page: parseAsInteger.withDefault(1),
  kind: parseAsStringLiteral(importKinds),
  size: parseAsNumberLiteral(sizes).withDefault(20),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("title") };
}

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("imports:read");
  const asked = await loadQuery(searchParams);
  const [{ items, page, total, done }, { demo }, t, messages] = await Promise.all([
    listImports(scope, asked),
    readCompany(scope),
    getTranslations("import"),
    getMessages(),
  ]);
  const { upload, kindPick, kind } = messages.import;
  const history = items.map((item) => ({
    ...item,
    zone: item.options?.zone ?? "Asia/Shanghai",
  }));
  return (
    <>
      <PageHeader title={t("title")} meta={t("intro")} />
      <div className="flex flex-col gap-6">
        {demo ? (
          <DemoPanel text={t("demo.text")} confirm={t("demo.confirm")} action={replaceDemoAction} />
        ) : null}
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[2fr_1fr]">
          <NextIntlClientProvider messages={{ import: { upload, kindPick, kind } }}>
            <UploadForm key={asked.kind} kind={asked.kind} />
          </NextIntlClientProvider>
          <section aria-labelledby="cli-title" className="min-w-0">
            <h2 id="cli-title" className="text-title font-bold">
              {t("cli.title")}
            </h2>
            <p className="text-xs text-ink-3">{t("cli.text")}</p>
            <pre className="mt-2 rounded-md bg-sunken px-3 py-2 text-xs whitespace-pre-wrap">
              <code>{COMMAND}</code>
            </pre>
            <p className="flex flex-wrap gap-x-3 pt-3 text-xs text-ink-3">
              {t("kindPick.samples")}
              {importKinds.map((one) => (
                <a
                  key={one}
                  className="drill"
                  href={hrefTo("/import/sample", { kind: one })}
                  download
                >
                  {t(`kind.${one}`)}
                </a>
              ))}
            </p>
            <p className="pt-3 text-xs text-ink-3">{t("local")}</p>
          </section>
        </div>
        <div className="border-t border-line-1">
          <ImportHistory items={history} total={total} done={done} />
          {total > sizes[0] ? (
            <Pagination
              total={total}
              page={page}
              size={asked.size}
              sizes={sizes}
              href={(toPage, ofSize) => hrefTo("/import", { page: toPage, size: ofSize })}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
