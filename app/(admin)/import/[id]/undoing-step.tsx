import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { undoAction } from "#app/(admin)/import/undo-action.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { LiveRun } from "#components/importing/live-run.tsx";
import { undoneSoFar } from "#components/importing/undone-so-far.ts";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { isWorkerThere as askForWorker } from "#lib/data/jobs.ts";

/** An undoing while it runs, or where it stopped midway and nobody is at it. */
export async function UndoingStep({ item }: { item: ImportItem }) {
  const [t, messages] = await Promise.all([getTranslations("import.undo"), getMessages()]);
  const { id, status, isQueued, isHeld, counts } = item;
  if (!isQueued && !isHeld) {
    return (
      <Panel id="undo" title={t("broken")}>
        <p className="max-w-prose py-3 text-ink-2">{t("brokenText")}</p>
        <ActionForm
          action={undoAction}
          fields={{ id }}
          submits={[{ intent: "undo", label: t("continue") }]}
        />
      </Panel>
    );
  }
  const { phase, rowsRead, rowsStaged, rowsPlanned } = counts;
  const isWorkerThere = !isQueued || (await askForWorker(await requireScope("imports:read")));
  const first = { status, isQueued, isWorkerThere, phase, rowsRead, rowsStaged, rowsPlanned };
  return (
    <Panel id="undo" title={t("running")}>
      <NextIntlClientProvider messages={{ import: { run: messages.import.run } }}>
        <LiveRun importId={id} first={{ ...first, ...undoneSoFar(status, counts.undo) }} />
      </NextIntlClientProvider>
      <noscript>
        <p className="pb-3">
          <a className="drill" href={`/import/${id}`}>
            ↻
          </a>
        </p>
      </noscript>
    </Panel>
  );
}
