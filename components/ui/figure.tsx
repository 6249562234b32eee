import Link from "next/link";
import type { ReactNode } from "react";

/**
 * One number with its name above and its definition, n or interval below; with `href` the number
 * leads to the rows behind it. Stands inside a `<dl>`.
 */
export function Figure({
  label,
  value,
  note,
  href,
  tone = "plain",
}: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  href?: string;
  tone?: "plain" | "good" | "bad";
}) {
  const colour = { plain: "text-ink-1", good: "text-good", bad: "text-bad" }[tone];
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={`text-page font-bold ${colour}`}>
        {href === undefined ? (
          value
        ) : (
          <Link className="drill" href={href} prefetch={false}>
            {value}
          </Link>
        )}
      </dd>
      {note === undefined ? null : <dd className="text-xs text-ink-3">{note}</dd>}
    </div>
  );
}
