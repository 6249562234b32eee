import Link from "next/link";

/** The product's mark and name, which lead home. */
export function Brand({ name, home }: { name: string; home: string }) {
  return (
    <Link
      href={home}
      className="flex min-h-11 items-center gap-2 text-figure font-bold tracking-wide"
    >
      <svg width={22} height={22} viewBox="0 0 22 22" fill="none" aria-hidden="true">
        <path className="stroke-ink-1" d="M2 16.5h18" strokeWidth={1.6} />
        <path className="stroke-accent" d="M11 2v18" strokeWidth={1.6} />
        <circle className="fill-surface stroke-ink-1" cx={11} cy={9} r={4} strokeWidth={1.6} />
      </svg>
      {name}
    </Link>
  );
}
