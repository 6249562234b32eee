"use client";

import { type ReactNode, useActionState, useId } from "react";
import type { SaidAction } from "#components/tracking/said-state.ts";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { MAX_COMMENT } from "#lib/domain/orders/receipt.ts";

export type TimeFormWords = {
  readonly time: string;
  readonly zone: string;
  readonly comment: string;
  readonly submit: string;
};

/** A question with two answers, neither of which is chosen beforehand. */
export type TimeFormQuestion = {
  readonly name: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
};

/**
 * A form about when a delivery came; works before JavaScript does, says what was wrong beside the
 * field, and keeps what was typed.
 */
export function TimeForm({
  title,
  text,
  action,
  fields,
  receivedAt,
  earliest,
  latest,
  questions,
  words,
}: {
  /** What opens it. */
  title: string;
  text: string | null;
  action: SaidAction;
  fields: Readonly<Record<string, string>>;
  /** As `datetime-local` fields have it, like the bounds. */
  receivedAt: string;
  earliest: string | null;
  latest: string;
  questions: readonly TimeFormQuestion[];
  words: TimeFormWords;
}) {
  const id = useId();
  const [state, run, isPending] = useActionState(action, null);
  const typed = (name: string, first = "") => state?.values[name] ?? first;
  const wrong = (name: string) =>
    state?.field === name ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {};
  return (
    <Fold title={title} open={state !== null}>
      {text === null ? null : <p className="text-ink-2">{text}</p>}
      <form action={run} className="flex max-w-md flex-col gap-3 pt-2">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="block">
          <span className="block text-ink-2">
            {words.time} <span className="text-xs text-ink-3">{words.zone}</span>
          </span>
          <input
            className="control mt-1 w-full cursor-text text-base aria-invalid:border-bad"
            type="datetime-local"
            name="receivedAt"
            required
            defaultValue={typed("receivedAt", receivedAt)}
            {...(earliest !== null && { min: earliest })}
            max={latest}
            {...wrong("receivedAt")}
          />
        </label>
        {questions.map((question) => (
          <Question key={question.name} question={question} chosen={typed(question.name)} />
        ))}
        <label className="block">
          <span className="block text-ink-2">{words.comment}</span>
          <textarea
            className="control mt-1 w-full cursor-text py-2 text-base whitespace-pre-wrap aria-invalid:border-bad"
            name="comment"
            rows={2}
            maxLength={MAX_COMMENT}
            defaultValue={typed("comment")}
            {...wrong("comment")}
          />
        </label>
        {state === null ? null : <Refusal id={`${id}-error`}>{state.error}</Refusal>}
        <button type="submit" className="btn btn-primary h-11 px-4 font-bold" disabled={isPending}>
          {words.submit}
        </button>
      </form>
    </Fold>
  );
}

function Question({ question, chosen }: { question: TimeFormQuestion; chosen: string }) {
  return (
    <fieldset>
      <legend className="text-ink-2">{question.text}</legend>
      <div className="mt-1 flex gap-2">
        {(["yes", "no"] as const).map((answer) => (
          <label
            key={answer}
            className="control flex-1 justify-center has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              className="radio radio-sm radio-primary"
              type="radio"
              name={question.name}
              value={answer}
              defaultChecked={chosen === answer}
            />
            {question[answer]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Refusal({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-center gap-1.5 text-bad">
      <Icon name="alert" size={14} />
      {children}
    </p>
  );
}
