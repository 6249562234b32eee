"use client";

import { useActionState, useId } from "react";
import { EvidenceField, type EvidenceWords } from "#components/excuses/evidence-field.tsx";
import type { ExcuseAction } from "#components/excuses/excuse-state.ts";
import { Fold } from "#components/ui/fold.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { MAX_EVIDENCE, MAX_EXCUSE_NOTE } from "#lib/domain/excuses/excuse.ts";

/** Asks that a miss be excused; works before JavaScript does, and keeps what was given where refused. */
export function RequestForm({
  id: requestId,
  place,
  action,
  reasons,
  suggested,
  words,
}: {
  /** Made with the form: sent twice, it asks once. */
  id: string;
  place: { readonly dealerId: string; readonly shipmentId: string };
  action: ExcuseAction;
  reasons: readonly { readonly value: string; readonly label: string }[];
  /** The reason that the miss has already, where it excuses. */
  suggested: string;
  words: {
    readonly title: string;
    readonly reason: string;
    readonly choose: string;
    readonly note: string;
    readonly submit: string;
    readonly evidence: EvidenceWords;
  };
}) {
  const id = useId();
  const [state, run, isPending] = useActionState(action, null);
  return (
    <Fold title={words.title} open={state !== null}>
      <form action={run} className="flex max-w-md flex-col gap-3 pt-2">
        <input type="hidden" name="id" value={requestId} />
        <input type="hidden" name="dealerId" value={place.dealerId} />
        <input type="hidden" name="shipmentId" value={place.shipmentId} />
        <label className="block text-ink-2">
          {words.reason}
          <select
            className="control mt-1 w-full text-base"
            name="reason"
            required
            key={state?.values.reason}
            defaultValue={state?.values.reason ?? suggested}
          >
            <option value="">{words.choose}</option>
            {reasons.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="block text-ink-2">
          {words.note}
          <textarea
            className="control mt-1 w-full cursor-text py-2 text-base whitespace-pre-wrap"
            name="note"
            rows={3}
            required
            maxLength={MAX_EXCUSE_NOTE}
            defaultValue={state?.values.note ?? ""}
            {...(state !== null && { "aria-describedby": `${id}-error` })}
          />
        </label>
        <EvidenceField
          place={place}
          most={MAX_EVIDENCE}
          sentBefore={state?.files ?? []}
          words={words.evidence}
        />
        {state === null ? null : (
          <p id={`${id}-error`} role="alert" className="flex items-center gap-1.5 text-bad">
            <Icon name="alert" size={14} />
            {state.error}
          </p>
        )}
        <div>
          <button
            type="submit"
            className="btn btn-primary h-11 px-4 font-bold lg:h-8"
            disabled={isPending}
          >
            {words.submit}
          </button>
        </div>
      </form>
    </Fold>
  );
}
