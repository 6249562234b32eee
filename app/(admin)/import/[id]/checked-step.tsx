import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Rejected } from "#app/(admin)/import/[id]/rejected.tsx";
import { proceedAction } from "#app/(admin)/import/actions.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { CountFigures } from "#components/importing/count-figures.tsx";
import { DemoPanel } from "#components/importing/demo-panel.tsx";
import { NearChoices, type NearPair } from "#components/importing/near-choices.tsx";
import { WouldCreate } from "#components/importing/would-create.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { writtenCounts } from "#lib/contracts/import-progress.ts";
import type { ImportItem } from "#lib/data/imports.ts";

/** Step 2, done: what an import would do, what it would not take, and what is still to be said. */
export async function CheckedStep({ item, demo }: { item: ImportItem; demo: boolean }) {
  const t = await getTranslations("import");
  const { id, kind, counts } = item;
  const taken = counts.rowsRead - counts.rowsRejected;
  const { created, changed } = writtenCounts(counts);
  const isNew = created + changed > 0;
  const pairs = pairsOf(item);
  const finding =
    taken > 0 && !isNew
      ? t("check.nothingNew")
      : t("check.finding", { taken, rejected: counts.rowsRejected });
  return (
    <>
      <Panel id="check" title={finding} caption={t("check.caption")}>
        <CountFigures kind={kind} counts={counts} />
      </Panel>
      {demo ? (
        <div className="pb-4">
          <DemoPanel
            text={t("demo.beside")}
            confirm={t("demo.recheck")}
            action={proceedAction}
            fields={{ id }}
          />
        </div>
      ) : null}
      <div className="border-t border-line-1">
        <WouldCreate kind={kind} counts={counts} />
      </div>
      <div className="py-4">
        <ActionForm
          action={proceedAction}
          fields={{ id }}
          submits={[
            ...(isNew
              ? [{ intent: "import", label: t("check.import", { rows: taken }) } as const]
              : []),
            ...(pairs.length > 0
              ? [{ intent: "check", label: t("near.apply"), tone: "plain" } as const]
              : []),
          ]}
          after={
            <Link className="control" href={`/import/${id}?step=map`} prefetch={false}>
              {t("check.remap")}
            </Link>
          }
        >
          {pairs.length > 0 ? (
            <div className="pb-4">
              <NearChoices pairs={pairs} />
            </div>
          ) : null}
        </ActionForm>
      </div>
      <Rejected item={item} />
    </>
  );
}

/** What the person has merged already, and what is worth a look. */
function pairsOf({ options, counts }: ImportItem): NearPair[] {
  const merged = (options?.mergeDealers ?? []).map((pair) => ({ ...pair, near: null }));
  const near = counts.nearSpellings.map(({ spelling, dealer, isKnown, reason }) => ({
    spelling,
    dealer,
    near: { isKnown, reason },
  }));
  return [...merged, ...near];
}
