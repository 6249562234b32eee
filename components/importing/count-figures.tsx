import { useLocale, useTranslations } from "next-intl";
import { Figure } from "#components/ui/figure.tsx";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** What a check found or an import did, as figures. */
export function CountFigures({ kind, counts }: { kind: ImportKind; counts: ImportCounts }) {
  return kind === "deliveries" ? (
    <DeliveryFigures counts={counts} />
  ) : (
    <RecordFigures counts={counts} />
  );
}

function RecordFigures({ counts }: { counts: ImportCounts }) {
  const t = useTranslations("import.counts");
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 py-4 sm:grid-cols-3 lg:grid-cols-7">
      <ReadFigures counts={counts} />
      <Figure label={t("recordsNew")} value={formatCount(counts.recordsNew)} />
      <Figure label={t("recordsChanged")} value={formatCount(counts.recordsChanged)} />
      <Figure label={t("unchanged")} value={formatCount(counts.recordsUnchanged)} />
    </dl>
  );
}

function ReadFigures({ counts: { rowsRead, rowsRejected } }: { counts: ImportCounts }) {
  const t = useTranslations("import.counts");
  return (
    <>
      <Figure label={t("rows")} value={formatCount(rowsRead)} />
      <Figure
        label={t("rejected")}
        value={formatCount(rowsRejected)}
        {...(rowsRejected > 0 && { tone: "bad", note: t("wouldReject") })}
      />
    </>
  );
}

function DeliveryFigures({ counts }: { counts: ImportCounts }) {
  const t = useTranslations("import.counts");
  const locale = useLocale();
  const { dueFrom, dueTo, correctionsAdded, linesAdded } = counts;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 py-4 sm:grid-cols-3 lg:grid-cols-7">
      <ReadFigures counts={counts} />
      <Figure label={t("new")} value={formatCount(counts.shipmentsNew)} />
      <Figure label={t("changed")} value={formatCount(counts.shipmentsChanged)} />
      <Figure label={t("unchanged")} value={formatCount(counts.shipmentsUnchanged)} />
      <Figure
        label={t("events")}
        value={formatCount(counts.eventsAdded)}
        {...(correctionsAdded > 0 && { note: t("corrections", { count: correctionsAdded }) })}
      />
      {linesAdded > 0 ? <Figure label={t("lines")} value={formatCount(linesAdded)} /> : null}
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <dt className="text-xs text-ink-3">{t("due")}</dt>
        <dd className="text-ink-1">
          {dueFrom === null || dueTo === null ? (
            t("noDue")
          ) : (
            <>
              <span className="whitespace-nowrap">{formatCivilDate(dueFrom, locale)}</span>
              {" – "}
              <span className="whitespace-nowrap">{formatCivilDate(dueTo, locale)}</span>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
