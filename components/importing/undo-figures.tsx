import { Figure } from "#components/ui/figure.tsx";

/** How many shipments an undoing concerns, by what becomes of them. */
export function UndoFigures({
  figures,
}: {
  figures: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
}) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 py-4 sm:grid-cols-3">
      {figures.map(({ label, value, note }) => (
        <Figure key={label} label={label} value={value} {...(note !== undefined && { note })} />
      ))}
    </dl>
  );
}
