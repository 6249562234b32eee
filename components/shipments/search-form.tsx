import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";

/** A search that keeps the other filters of the address; works without JavaScript. */
export function SearchForm({
  action,
  kept,
  value,
  label,
  submit,
  clear,
}: {
  action: string;
  /** Parameters that go along unchanged; null is left out. */
  kept: Readonly<Record<string, string | readonly string[] | null>>;
  value: string | null;
  label: string;
  submit: string;
  /** How to search for nothing again; shown while something is searched for. */
  clear: { readonly href: string; readonly label: string };
}) {
  const hidden = Object.entries(kept).flatMap(([name, values]) =>
    [values ?? []].flat().map((one) => ({ name, one })),
  );
  return (
    <search className="min-w-0 max-sm:grow">
      <form action={action} className="flex items-center gap-2">
        {hidden.map(({ name, one }) => (
          <input key={`${name}=${one}`} type="hidden" name={name} value={one} />
        ))}
        <input
          className="control w-52 min-w-0 cursor-text max-sm:w-full"
          type="search"
          name="q"
          defaultValue={value ?? ""}
          key={value}
          placeholder={label}
          aria-label={label}
          maxLength={200}
        />
        <button type="submit" className="control">
          <Icon name="search" />
          <span className="max-sm:sr-only">{submit}</span>
        </button>
        {value === null ? null : (
          <Link className="control" href={clear.href} prefetch={false}>
            <Icon name="close" />
            <span className="sr-only">{clear.label}</span>
          </Link>
        )}
      </form>
    </search>
  );
}
