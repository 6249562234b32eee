"use client";

import Link from "next/link";
import { useState } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** A link that was just made: it is told once and kept nowhere. */
export type MadeLink = {
  readonly address: string;
  /** What to do with it, in words. */
  readonly text: string;
  /** The page of whom it is for, and its words; null where one is on it. */
  readonly person: { readonly href: string; readonly label: string } | null;
};

export type LinkWords = Readonly<Record<"title" | "copy" | "copied", string>>;

/** Shows a link to be handed over. */
export function LinkNotice({ link, words }: { link: MadeLink; words: LinkWords }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(link.address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <section
      role="status"
      className="flex max-w-2xl flex-col gap-3 rounded-md border border-line-2 bg-accent-soft p-4"
    >
      <h2 className="text-title font-bold">{words.title}</h2>
      <p className="text-ink-2">{link.text}</p>
      <div className="flex gap-2">
        <input
          className="control min-w-0 flex-1 cursor-text font-mono text-sm"
          aria-label={words.title}
          value={link.address}
          readOnly
        />
        <button type="button" className="control" onClick={copy} aria-live="polite">
          <Icon name={isCopied ? "check" : "rows"} />
          {isCopied ? words.copied : words.copy}
        </button>
      </div>
      {link.person === null ? null : (
        <Link className="drill w-fit text-accent" href={link.person.href} prefetch={false}>
          {link.person.label}
        </Link>
      )}
    </section>
  );
}
