import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { cancelAction } from "#app/(admin)/import/actions.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { LiveRun } from "#components/importing/live-run.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { isWorkerThere as askForWorker } from "#lib/data/jobs.ts";

/** A check or an import while it runs. */
export async function RunStep({ item }: { item: ImportItem }) {
  const [t, messages] = await Promise.all([getTranslations("import.run"), getMessages()]);
  const { status, isQueued, counts } = item;
  const { phase, rowsRead, rowsStaged, rowsPlanned } = counts;
  const isWorkerThere = !isQueued || (await askForWorker(await requireScope("imports:read")));
  return (
    <Panel id="run" title={status === "importing" ? t("importing") : t("checking")}>
      <NextIntlClientProvider messages={{ import: { run: messages.import.run } }}>
        <LiveRun
          importId={item.id}
          first={{ status, isQueued, isWorkerThere, phase, rowsRead, rowsStaged, rowsPlanned }}
        />
      </NextIntlClientProvider>
      <noscript>
        <p className="pb-3">
          <a className="drill" href={`/import/${item.id}`}>
            ↻
          </a>
        </p>
      </noscript>
      <ActionForm
        action={cancelAction}
        fields={{ id: item.id }}
        submits={[{ intent: "cancel", label: t("cancel"), tone: "plain" }]}
      />
    </Panel>
  );
}
