/**
 * Index of the row that names the columns: the first one, unless titles stand above it, which fill
 * fewer cells than the rows of the table do. `rows` are the first rows of the file.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const widths = rows.map((row) => row.filter((cell) => cell.trim() !== "").length);
  const usual = median(widths.filter((width) => width > 0));
  const found = widths.findIndex((width) => width > 0 && width >= usual * 0.7);
  return Math.max(0, found);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
