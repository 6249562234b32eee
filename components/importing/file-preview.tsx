import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

/** The first rows of the file as they were read, in a table of its own that opens. */
export function FilePreview({
  columns,
  rows,
}: {
  columns: readonly { readonly index: number; readonly header: string }[];
  rows: readonly { readonly rowNumber: number; readonly cells: readonly string[] }[];
}) {
  const t = useTranslations("import.mapping");
  return (
    <details className="group border-t border-line-1 py-3">
      <summary className="flex items-center gap-1.5 font-bold hover:text-accent">
        <span className="text-ink-3 group-open:rotate-90">
          <Icon name="next" size={12} />
        </span>
        {t("preview", { count: rows.length })}
      </summary>
      <ScrollRegion
        label={t("preview", { count: rows.length })}
        className="mt-2 max-h-96 overflow-auto"
      >
        <table className="figures text-xs">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t("previewRow")}
              </th>
              {columns.map(({ index, header }) => (
                <th key={index} scope="col">
                  {header || t("unnamedColumn", { number: index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowNumber, cells }) => (
              <tr key={rowNumber}>
                <td className="num text-ink-3">{rowNumber}</td>
                {columns.map(({ index }) => (
                  <td key={index} className="max-w-60 truncate whitespace-nowrap">
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
