"use client";

/** What a cell says, and where it leads. */
export type FigureCell = string | { readonly text: string; readonly href: string };

export type FigureRow = { readonly key: string; readonly cells: readonly FigureCell[] };

/** A column's name among its neighbours, and how its cells are set. */
export type FigureColumn = readonly [name: string, kind: "head" | "num" | "text"];

/**
 * The rows of a long `<table className="figures">`; the column of kind `head` names its row. A client
 * component for its weight alone: the page carries the words a second time, not their markup. Links
 * are plain ones, which SoftLinks follows.
 */
export function FigureRows({
  columns,
  rows,
  mark,
}: {
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  /** The attribute that joins a row to its mark, with the row's key for value. */
  mark?: `data-${string}`;
}) {
  return rows.map(({ key, cells }) => (
    <tr key={key} {...(mark !== undefined && { [mark]: key })}>
      {columns.map(([name, kind], index) => {
        const content = contentOf(cells[index] ?? "");
        return kind === "head" ? (
          <th key={name} scope="row">
            {content}
          </th>
        ) : (
          <td key={name} className={kind === "num" ? "num" : undefined}>
            {content}
          </td>
        );
      })}
    </tr>
  ));
}

function contentOf(cell: FigureCell) {
  if (typeof cell === "string") return cell;
  return (
    <a className="drill" href={cell.href}>
      {cell.text}
    </a>
  );
}
