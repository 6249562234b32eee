import { useTranslations } from "next-intl";
import type { ImportStatus } from "#lib/contracts/import-progress.ts";

const colours: Record<ImportStatus, string> = {
  uploaded: "text-ink-3",
  checking: "text-good",
  checked: "text-good",
  importing: "text-good",
  done: "text-good",
  failed: "text-bad",
  cancelled: "text-ink-3",
  interrupted: "text-bad",
  undoing: "text-good",
  undone: "text-ink-3",
};

/** Where an import stands, by shape, word and colour. */
export function StatusWord({ status }: { status: ImportStatus }) {
  const t = useTranslations("import.status");
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colours[status]}`}>
      <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
        <Shape status={status} />
      </svg>
      {t(status)}
    </span>
  );
}

function Shape({ status }: { status: ImportStatus }) {
  const ring = { cx: 6, cy: 6, r: 3.5, fill: "none", stroke: "currentColor", strokeWidth: 1.3 };
  switch (status) {
    case "done":
      return <circle cx={6} cy={6} r={4} fill="currentColor" />;
    case "failed":
      return <path d="M6 0 12 6 6 12 0 6z" fill="currentColor" />;
    case "cancelled":
    case "undone":
      return <path d="M2 6h8" stroke="currentColor" strokeWidth={1.4} />;
    case "checking":
    case "importing":
    case "undoing":
      return (
        <>
          <circle {...ring} />
          <path d="M6 2.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
        </>
      );
    case "uploaded":
      return <circle {...ring} strokeDasharray="2 2" />;
    case "checked":
    case "interrupted":
      return <circle {...ring} />;
  }
}
