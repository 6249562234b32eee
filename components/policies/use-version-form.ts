"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import type { VersionFormState } from "#components/policies/version-actions.tsx";

/**
 * The state of a form of versions: what is entered, what the last attempt to save answered, and how to
 * send it. React empties a form after its action, so it is sent by hand: a refused one must keep what
 * was entered.
 */
export function useVersionForm<Values>(
  initial: Values,
  action: (state: VersionFormState<Values>, form: FormData) => Promise<VersionFormState<Values>>,
) {
  const [state, run, isPending] = useActionState(action, null);
  const [values, setValues] = useState(state?.values ?? initial);
  const [sent, setSent] = useState(values);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    setSent(values);
    startTransition(() => run(form));
  };
  // What an answer says of a field holds until that is changed.
  const answer = sent === values ? state : null;
  return { state, answer, run, isPending, values, setValues, onSubmit };
}
