import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Rejected } from "#app/(admin)/import/[id]/rejected.tsx";
import { UndoOffer } from "#app/(admin)/import/[id]/undo-offer.tsx";
import { proceedAction } from "#app/(admin)/import/actions.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ImportItem } from "#lib/data/imports.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";

/** A check or an import that failed, was stopped or broke off: why, what stands, and how to go on. */
export async function StoppedStep({ item }: { item: ImportItem }) {
  const [t, locale] = await Promise.all([getTranslations("import"), getLocale()]);
  const { id, status, error, counts, options, mapping } = item;
  const wasImport = counts.mode === "import";
  const isFileGone = error?.params.reason === "file_removed";
  const title =
    status === "failed"
      ? t("stopped.failed")
      : status === "cancelled"
        ? t("stopped.cancelled")
        : t(wasImport ? "stopped.interruptedImport" : "stopped.interruptedCheck");
  const done =
    wasImport && counts.phase === "writing" ? counts.rowsPlanned - counts.rowsRejected : 0;
  return (
    <>
      <Panel id="stopped" title={title}>
        <div role={status === "failed" ? "alert" : "status"} className="max-w-prose py-3">
          {error ? <p className="text-bad">{failureText(error, locale, options?.zone)}</p> : null}
          <p className="text-ink-2">
            {wasImport ? t("stopped.importText", { done }) : t("stopped.checkText")}
          </p>
        </div>
        <div className="pb-4">
          <ActionForm
            action={proceedAction}
            fields={{ id }}
            submits={[
              ...(isFileGone
                ? []
                : wasImport
                  ? [{ intent: "import", label: t("stopped.continue") } as const]
                  : mapping
                    ? [{ intent: "check", label: t("stopped.recheck") } as const]
                    : []),
            ]}
            after={
              isFileGone || (wasImport && done > 0) ? null : (
                <Link className="control" href={`/import/${id}?step=map`} prefetch={false}>
                  {t("check.remap")}
                </Link>
              )
            }
          />
        </div>
      </Panel>
      <UndoOffer item={item} />
      <Rejected item={item} />
    </>
  );
}
