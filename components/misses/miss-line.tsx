"use client";

import { type MouseEvent, useActionState } from "react";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Choice = { readonly value: string; readonly label: string };

/** What became of a tap: the reason that was kept, and the id of the next event; or why it was not. */
export type MissState =
  | { readonly error: string }
  | { readonly reason: string; readonly nextId: string }
  | null;

/**
 * The reasons of one miss, a tap each: those that are most usual first, the others behind a word. The
 * one that was given is marked and all stay where they are, so that a second tap hits the same line.
 */
export function MissLine({
  action,
  fields,
  usual,
  others,
  words,
}: {
  action: (state: MissState, form: FormData) => Promise<MissState>;
  fields: Readonly<Record<string, string>>;
  usual: readonly Choice[];
  others: readonly Choice[];
  words: { readonly group: string; readonly more: string; readonly kept: string };
}) {
  const [state, run, isPending] = useActionState(action, null);
  const given = state !== null && "reason" in state ? state : null;
  const sent = given === null ? fields : { ...fields, id: given.nextId };
  const button = ({ value, label }: Choice) => {
    const isGiven = given?.reason === value;
    // Not disabled: the key that walks through the list would have nothing to stand on.
    const ignore = (event: MouseEvent) => {
      if (isPending || isGiven) event.preventDefault();
    };
    return (
      <button
        key={value}
        type="submit"
        name="reason"
        value={value}
        className={`control relative ${isGiven ? "border-accent bg-accent-soft text-accent" : ""}`}
        aria-pressed={isGiven}
        aria-disabled={isPending || isGiven}
        onClick={ignore}
      >
        {label}
        {isGiven ? (
          <span className="absolute -top-2 -right-2 grid size-5 place-items-center rounded-full bg-accent text-accent-ink">
            <Icon name="check" size={14} />
          </span>
        ) : null}
      </button>
    );
  };
  const label = [...usual, ...others].find(({ value }) => value === given?.reason)?.label;
  return (
    <form action={run} aria-label={words.group} className="min-w-0 max-lg:mt-2">
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap gap-2">{usual.map(button)}</div>
      {others.length === 0 ? null : (
        <Fold title={words.more}>
          <div className="flex flex-wrap gap-2">{others.map(button)}</div>
        </Fold>
      )}
      <p role="status" className="sr-only">
        {label === undefined ? null : `${words.kept} ${label}`}
      </p>
      {state !== null && "error" in state ? (
        <p role="alert" className="mt-1 flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      ) : null}
    </form>
  );
}
