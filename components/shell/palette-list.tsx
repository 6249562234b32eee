"use client";

import { useEffect } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { SearchGroup, SearchHit, SearchKind } from "#lib/contracts/search.ts";

const icons: Record<SearchKind, IconName> = {
  dealer: "dealers",
  shipment: "shipments",
  order: "shipments",
  platform: "platform",
  period: "calendar",
  view: "reasons",
  page: "arrow",
  action: "arrow",
};

/** Pages and actions have drawings of their own, by the beginning of their keys. */
const ownIcons: readonly (readonly [string, IconName])[] = [
  ["report-", "report"],
  ["do-import", "import"],
  ["do-undo", "undo"],
  ["do-compare", "compare"],
  ["do-export", "export"],
  ["do-language", "language"],
  ["do-theme", "theme"],
  ["page-overview", "overview"],
  ["page-dealers", "dealers"],
  ["page-platforms", "platform"],
  ["page-reasons", "reasons"],
  ["page-report", "report"],
  ["page-shipments", "shipments"],
  ["page-compare", "compare"],
  ["page-import", "import"],
];

function iconOf(kind: SearchKind, { key }: SearchHit): IconName {
  return ownIcons.find(([start]) => key.startsWith(start))?.[1] ?? icons[kind];
}

/** What was found, in groups; the current one is marked for eyes, and named to the combobox by its id. */
export function PaletteList({
  label,
  groups,
  current,
  faded,
  onChoose,
}: {
  label: string;
  groups: readonly SearchGroup[];
  current: SearchHit | undefined;
  /** Still the answer to an earlier text. */
  faded: boolean;
  onChoose: (hit: SearchHit) => void;
}) {
  const key = current?.key;
  useEffect(() => {
    if (key !== undefined)
      document.getElementById(`hit-${key}`)?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <div
      id="palette-list"
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className={`min-h-0 overflow-y-auto px-1 pb-1 ${faded ? "opacity-60" : ""}`}
    >
      {groups.map((group) => (
        <fieldset key={group.kind} aria-labelledby={`hits-${group.kind}`}>
          <p
            id={`hits-${group.kind}`}
            className="flex justify-between px-2 pt-2 pb-1 text-xs text-ink-3"
          >
            {group.heading}
            <span>{group.more}</span>
          </p>
          {group.hits.map((hit) => (
            <div
              key={hit.key}
              id={`hit-${hit.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={hit.key === key}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-sunken aria-selected:bg-accent-soft sm:min-h-9"
              onClick={() => onChoose(hit)}
              onKeyDown={(event) => event.key === "Enter" && onChoose(hit)}
            >
              <span className="text-ink-3">
                <Icon name={iconOf(group.kind, hit)} />
              </span>
              <span className="truncate">{hit.label}</span>
              {hit.note === null ? null : (
                <span className="ml-auto truncate pl-4 text-xs text-ink-3">{hit.note}</span>
              )}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
