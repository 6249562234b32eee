import type { IconName } from "#components/ui/icon.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";

// A fixed locale: the same order for everybody, in pinyin.
const byName = new Intl.Collator("zh-CN", { numeric: true });

/** The choice of one value that the dealers have; nothing where there is nothing to choose. */
export function ValueFilter({
  label,
  everything,
  icon,
  values,
  chosen,
  word,
  href,
}: {
  label: string;
  everything: string;
  icon: IconName;
  /** One a dealer, in any order; null = has none. */
  values: readonly (string | null)[];
  chosen: string | null;
  word: (value: string) => string;
  href: (value: string | null) => string;
}) {
  const known = new Set([...values, chosen].filter((value) => value !== null));
  if (known.size < 2 && chosen === null) return null;
  const options: (string | null)[] = [null, ...[...known].sort(byName.compare)];
  return (
    <LinkMenu
      label={label}
      icon={icon}
      items={options.map((value) => ({
        key: value ?? "",
        label: value === null ? everything : word(value),
        href: href(value),
        current: value === chosen,
      }))}
    >
      {chosen === null ? everything : word(chosen)}
    </LinkMenu>
  );
}
