import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Rejected } from "#app/(admin)/import/[id]/rejected.tsx";
import { UndoOffer } from "#app/(admin)/import/[id]/undo-offer.tsx";
import { CountFigures } from "#components/importing/count-figures.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { writtenCounts } from "#lib/contracts/import-progress.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { formatDuration, formatPeriod } from "#lib/i18n/format-time.ts";

/** Step 3, done: what was imported, and where it can be seen. */
export async function DoneStep({ item }: { item: ImportItem }) {
  const [t, locale] = await Promise.all([getTranslations("import.done"), getLocale()]);
  const { kind, counts, finishedAt } = item;
  const { rowsRead, rowsRejected, startedAt } = counts;
  const { created, changed } = writtenCounts(counts);
  const isNew = created + changed > 0;
  const period = periodOf(item);
  const tookMs =
    finishedAt && startedAt ? Math.max(1, finishedAt.getTime() - Date.parse(startedAt)) : null;
  return (
    <>
      <Panel
        id="done"
        title={t("finding", { rows: isNew ? rowsRead - rowsRejected : 0, rejected: rowsRejected })}
        {...(tookMs !== null && {
          caption: t("caption", {
            time: formatDuration(tookMs, locale),
            rate: Math.round((rowsRead * 1000) / tookMs),
          }),
        })}
      >
        <CountFigures kind={kind} counts={counts} />
        <div className="flex flex-wrap gap-2">
          <Link
            className="btn btn-primary h-11 px-4 font-bold lg:h-8"
            href={hrefTo("/", { period: period?.key })}
          >
            {period === null
              ? t("overviewAll")
              : t("overview", { period: formatPeriod(period, locale) })}
            <Icon name="arrow" />
          </Link>
          <Link className="control" href="/import">
            {t("next")}
          </Link>
        </div>
        <p className="py-3 text-xs text-ink-3">
          {kind === "deliveries" ? t("again") : `${t("recordsAgain")} ${t("recordsUndo")}`}
        </p>
      </Panel>
      <UndoOffer item={item} />
      <Rejected item={item} />
    </>
  );
}

/** The month that the new shipments were due in, or all the days from the first to the last. */
function periodOf({ counts: { dueFrom, dueTo } }: ImportItem): Period | null {
  if (dueFrom === null || dueTo === null) return null;
  const month = dueFrom.slice(0, 7);
  return parsePeriod(dueTo.startsWith(month) ? month : `${dueFrom}..${dueTo}`);
}
