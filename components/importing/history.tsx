import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { fileSize } from "#components/importing/file-size.ts";
import { ImportTime } from "#components/importing/import-time.tsx";
import { StatusWord } from "#components/importing/status-word.tsx";
import { Panel } from "#components/ui/panel.tsx";
import {
  type ImportCounts,
  type ImportStatus,
  writtenCounts,
} from "#lib/contracts/import-progress.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";

export type HistoryItem = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly origin: "page" | "command";
  readonly startedBy: string | null;
  readonly status: ImportStatus;
  readonly createdAt: Date;
  readonly checkedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly zone: string;
  readonly counts: ImportCounts;
};

/**
 * Earlier imports, each leading to its own page.
 * @param total how many there are on all pages, `done` of them imported
 */
export function ImportHistory({
  items,
  total,
  done,
}: {
  items: readonly HistoryItem[];
  total: number;
  done: number;
}) {
  const t = useTranslations("import.history");
  return (
    <Panel
      id="history"
      title={t("title", { count: total, done })}
      {...(items.length > 0 && { caption: t("caption") })}
    >
      {items.length === 0 ? null : (
        <div className="overflow-x-auto">
          <table className="figures mt-2">
            <thead>
              <tr>
                <th scope="col">{t("file")}</th>
                <th scope="col">{t("status")}</th>
                <th scope="col" className="num">
                  {t("rows")}
                </th>
                <th scope="col" className="num">
                  {t("rejected")}
                </th>
                <th scope="col" className="num max-sm:hidden">
                  {t("new")}
                </th>
                <th scope="col" className="num max-sm:hidden">
                  {t("changed")}
                </th>
                <th scope="col">{t("uploaded")}</th>
                <th scope="col" className="num max-md:hidden">
                  {t("took")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("by")}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <HistoryRow key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function HistoryRow({ item }: { item: HistoryItem }) {
  const t = useTranslations("import.history");
  const locale = useLocale();
  const { id, fileName, fileBytes, status, counts, createdAt, zone, origin, startedBy } = item;
  const kindWords = useTranslations("import.kind");
  const { created, changed } = writtenCounts(counts);
  const tookMs = tookMsOf(item);
  const known = counts.rowsRead > 0;
  const isWritten = counts.mode === "import" && known;
  return (
    <tr>
      <th scope="row" className="max-w-64">
        <Link className="drill block truncate" href={`/import/${id}`} title={fileName}>
          {fileName}
        </Link>
        <span className="text-xs font-normal text-ink-3">{`${kindWords(item.kind)} · ${fileSize(fileBytes)}`}</span>
      </th>
      <td>
        <StatusWord status={status} />
      </td>
      <td className="num">{known ? formatCount(counts.rowsRead) : "–"}</td>
      <td className={`num ${counts.rowsRejected > 0 ? "text-bad" : ""}`}>
        {known ? formatCount(counts.rowsRejected) : "–"}
      </td>
      <td className="num max-sm:hidden">{isWritten ? formatCount(created) : "–"}</td>
      <td className="num max-sm:hidden">{isWritten ? formatCount(changed) : "–"}</td>
      <td className="text-ink-2">
        <ImportTime at={createdAt} zone={zone} />
      </td>
      <td className="num max-md:hidden">
        {tookMs === null ? "–" : formatDuration(tookMs, locale)}
      </td>
      <td className="text-ink-2 max-md:hidden">
        {t(`origin.${origin}`, { by: startedBy ?? "_" })}
      </td>
    </tr>
  );
}

/** How long the latest run took; null while it runs and where it never came to an end. */
function tookMsOf({ counts, checkedAt, finishedAt }: HistoryItem): number | null {
  const endedAt = counts.mode === "check" ? checkedAt : finishedAt;
  if (!endedAt || counts.startedAt === null) return null;
  return Math.max(1000, endedAt.getTime() - Date.parse(counts.startedAt));
}
