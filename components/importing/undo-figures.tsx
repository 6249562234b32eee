import { Figure } from "#components/ui/figure.tsx";
import { formatCount } from "#lib/i18n/format.ts";

/** How many shipments an undoing concerns, by what becomes of them. */
export function UndoFigures({
  figures,
}: {
  figures: readonly { readonly label: string; readonly count: number; readonly note?: string }[];
}) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 py-4 sm:grid-cols-3">
      {figures.map(({ label, count, note }) => (
        <Figure
          key={label}
          label={label}
          value={formatCount(count)}
          {...(note !== undefined && { note })}
        />
      ))}
    </dl>
  );
}
