"use client";

import { useId } from "react";
import { type Theme, themes } from "#components/shell/theme.ts";
import { Icon } from "#components/ui/icon.tsx";

/** The choice of look; works as a plain form before JavaScript arrives. */
export function ThemeMenu({
  theme,
  label,
  words,
  action,
}: {
  theme: Theme;
  label: string;
  words: Readonly<Record<Theme, string>>;
  action: (form: FormData) => Promise<void>;
}) {
  const id = useId();
  const name = `${label}: ${words[theme]}`;
  return (
    <>
      <button type="button" className="control" popoverTarget={id} aria-label={name} title={name}>
        <Icon name="theme" />
      </button>
      <div id={id} popover="auto" className="menu-panel">
        <form action={action} onSubmit={() => document.getElementById(id)?.hidePopover()}>
          {themes.map((option) => (
            <button
              key={option}
              type="submit"
              name="theme"
              value={option}
              aria-pressed={option === theme}
              className="flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-sm px-3 pr-6 hover:bg-sunken aria-pressed:font-bold lg:min-h-8"
            >
              <span className="w-4 text-accent">
                {option === theme ? <Icon name="check" size={14} /> : null}
              </span>
              {words[option]}
            </button>
          ))}
        </form>
      </div>
    </>
  );
}
