"use client";

import { type FormEvent, startTransition, useActionState, useId } from "react";
import { Drawing, Icon } from "#components/ui/icon.tsx";

const star = "m8 2 1.8 3.8 4.2.6-3 2.9.7 4.2L8 11.5l-3.7 2 .7-4.2-3-2.9 4.2-.6z";

/** What became of the form: null before it was sent, else what was typed and why it was refused. */
export type ViewFormState = { readonly name: string; readonly error: string } | null;

/**
 * The form that keeps the present filters as a view, changes or deletes one; opens and works before
 * JavaScript arrives, and stays open where the name was refused.
 */
export function ViewForm({
  page,
  query,
  view,
  keepsPeriod,
  words,
  onSave,
  onRemove,
}: {
  page: string;
  query: string;
  /** The view that the page shows. */
  view: { readonly id: string; readonly name: string } | null;
  keepsPeriod: boolean;
  words: Readonly<
    Record<"open" | "name" | "period" | "newest" | "fixed" | "update" | "create" | "remove", string>
  >;
  onSave: (state: ViewFormState, form: FormData) => Promise<ViewFormState>;
  onRemove: (form: FormData) => Promise<void>;
}) {
  const [state, save, isPending] = useActionState(onSave, null);
  const errorId = useId();
  // React empties a form after its action; a refused one must keep what was typed.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => save(form));
  };
  const choice = (value: "newest" | "fixed") => (
    <label className="flex min-h-11 items-center gap-2 lg:min-h-7">
      <input
        type="radio"
        name="period"
        value={value}
        defaultChecked={keepsPeriod === (value === "fixed")}
      />
      {words[value]}
    </label>
  );
  return (
    <details open={state !== null} className="group ml-auto shrink-0">
      <summary className="flex min-h-11 items-center gap-1.5 rounded-sm px-2 text-accent hover:underline lg:min-h-8">
        <Drawing path={star} size={14} />
        {words.open}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1 w-80 max-w-full rounded-md border border-line-2 bg-surface p-3">
        <form action={save} onSubmit={submit}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="query" value={query} />
          {view === null ? null : <input type="hidden" name="id" value={view.id} />}
          <label className="block text-xs text-ink-3">
            {words.name}
            <input
              className="control mt-1 w-full cursor-text"
              name="name"
              defaultValue={state?.name ?? view?.name ?? ""}
              autoComplete="off"
              aria-invalid={state !== null}
              aria-describedby={state === null ? undefined : errorId}
            />
          </label>
          {state === null ? null : (
            <p id={errorId} role="alert" className="mt-1 flex items-center gap-1.5 text-bad">
              <Icon name="alert" size={14} />
              {state.error}
            </p>
          )}
          <fieldset className="mt-2">
            <legend className="text-xs text-ink-3">{words.period}</legend>
            {choice("newest")}
            {choice("fixed")}
          </fieldset>
          <div className="mt-2 flex flex-wrap gap-2">
            {view === null ? null : (
              <button
                type="submit"
                name="intent"
                value="update"
                className="btn btn-primary h-11 px-3 font-bold lg:h-8"
                disabled={isPending}
              >
                {words.update}
              </button>
            )}
            <button
              type="submit"
              name="intent"
              value="create"
              className={view === null ? "btn btn-primary h-11 px-3 font-bold lg:h-8" : "control"}
              disabled={isPending}
            >
              {words.create}
            </button>
          </div>
        </form>
        {view === null ? null : (
          <form action={onRemove} className="mt-2 border-t border-line-1 pt-2">
            <input type="hidden" name="id" value={view.id} />
            <button
              type="submit"
              className="min-h-11 cursor-pointer text-bad hover:underline lg:min-h-8"
            >
              {words.remove}
            </button>
          </form>
        )}
      </div>
    </details>
  );
}
