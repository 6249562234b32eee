"use client";

import {
  type FormEvent,
  startTransition,
  useActionState,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { VersionFormState } from "#components/policies/version-actions.tsx";

/**
 * The state of a form of versions: what is entered, what the last attempt to save answered, and how to
 * send it. React empties a form after its action, so it is sent by hand: a refused one must keep what
 * was entered.
 *
 * @param read reads the form as it stands in the page; the same function every time
 */
export function useVersionForm<Values>(
  initial: Values,
  action: (state: VersionFormState<Values>, form: FormData) => Promise<VersionFormState<Values>>,
  read: (form: FormData) => Values | null,
) {
  const [state, run, isPending] = useActionState(action, null);
  const [values, setValues] = useState(state?.values ?? initial);
  const [sent, setSent] = useState(values);
  const formRef = useRef<HTMLFormElement>(null);
  // What was typed before JavaScript arrived stands in the page and not in the state yet. Taken over in
  // the very commit: a key pressed after it would change a state that does not hold it, and drop it.
  useLayoutEffect(() => {
    const typed = formRef.current && read(new FormData(formRef.current));
    if (!typed) return;
    // An equal one is no change: an answer that came with the page goes on to hold.
    setValues((present) => (JSON.stringify(typed) === JSON.stringify(present) ? present : typed));
  }, [read]);
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
  return { formRef, state, answer, run, isPending, values, setValues, onSubmit };
}
