import Link from "next/link";
import { useTranslations } from "next-intl";
import { ImportTime } from "#components/importing/import-time.tsx";
import { StatusWord } from "#components/importing/status-word.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ImportCounts, ImportStatus } from "#lib/contracts/import-progress.ts";
import { formatCount } from "#lib/i18n/format.ts";

export type HistoryItem = {
  readonly id: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly createdAt: Date;
  readonly zone: string;
  readonly counts: ImportCounts;
};

/** Earlier imports, each leading to its own page. */
export function ImportHistory({ items }: { items: readonly HistoryItem[] }) {
  const t = useTranslations("import.history");
  const done = items.filter(({ status }) => status === "done").length;
  return (
    <Panel
      id="history"
      title={t("title", { count: items.length, done })}
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
  const { id, fileName, status, counts, createdAt, zone } = item;
  const known = counts.rowsRead > 0;
  const isWritten = status === "done";
  return (
    <tr>
      <th scope="row" className="max-w-64">
        <Link className="drill block truncate" href={`/import/${id}`} title={fileName}>
          {fileName}
        </Link>
      </th>
      <td>
        <StatusWord status={status} />
      </td>
      <td className="num">{known ? formatCount(counts.rowsRead) : "–"}</td>
      <td className={`num ${counts.rowsRejected > 0 ? "text-bad" : ""}`}>
        {known ? formatCount(counts.rowsRejected) : "–"}
      </td>
      <td className="num max-sm:hidden">{isWritten ? formatCount(counts.shipmentsNew) : "–"}</td>
      <td className="num max-sm:hidden">
        {isWritten ? formatCount(counts.shipmentsChanged) : "–"}
      </td>
      <td className="text-ink-2">
        <ImportTime at={createdAt} zone={zone} />
      </td>
    </tr>
  );
}
