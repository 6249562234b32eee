"use client";

import { unstable_isUnrecognizedActionError as isOfOtherBuild } from "next/navigation";
import { type FormEvent, type ReactNode, useActionState, useState } from "react";
import { forgetBasket } from "#components/ordering/kept-basket.ts";
import { Icon } from "#components/ui/icon.tsx";

/** What confirming answers: where to go on, or why not; null at first. */
export type ConfirmAnswer =
  | { readonly to: string; readonly isPlaced: boolean }
  | { readonly error: string }
  | null;

export type ConfirmAction = (state: ConfirmAnswer, form: FormData) => Promise<ConfirmAnswer>;

/**
 * Confirms a quote. Without JavaScript it is a plain form. With it, a second tap does nothing while
 * the first one is on its way, and where no answer came the page stays as it is and can try again: the
 * quote names the order, so it is placed once.
 */
export function ConfirmForm({
  action,
  personKey,
  words,
  children,
}: {
  action: ConfirmAction;
  personKey: string;
  words: { readonly sending: string; readonly lost: string; readonly again: string };
  children: ReactNode;
}) {
  const [state, run] = useActionState(action, null);
  const [sending, setSending] = useState<FormData | null>(null);
  const [lost, setLost] = useState<FormData | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(form: FormData) {
    setSending(form);
    setLost(null);
    setRefused(null);
    try {
      const answer = await action(null, form);
      if (answer && "to" in answer) {
        if (answer.isPlaced) forgetBasket(personKey);
        // The form stays closed until the next page is there.
        window.location.assign(answer.to);
        return;
      }
      setRefused(answer?.error ?? null);
    } catch (error) {
      // The app was replaced since this page came: only a new one can confirm. Its address holds the
      // basket, and by it the order that any earlier attempt made.
      if (isOfOtherBuild(error)) return window.location.reload();
      setLost(form);
    }
    setSending(null);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    form.set("stay", "1");
    void send(form);
  }

  const error = refused ?? (state && "error" in state ? state.error : null);
  return (
    <form action={run} onSubmit={submit} aria-busy={sending !== null}>
      {children}
      <div
        aria-live="polite"
        className="fixed inset-x-0 bottom-[152px] z-10 px-4 empty:hidden lg:static lg:px-0"
      >
        {sending ? <Notice icon="clock">{words.sending}</Notice> : null}
        {lost ? (
          <Notice icon="alert">
            {words.lost}{" "}
            <button
              type="button"
              className="ml-1 min-h-11 font-bold text-accent underline"
              onClick={() => void send(lost)}
            >
              {words.again}
            </button>
          </Notice>
        ) : null}
        {error === null ? null : <Notice icon="alert">{error}</Notice>}
      </div>
    </form>
  );
}

function Notice({ icon, children }: { icon: "alert" | "clock"; children: ReactNode }) {
  return (
    <p
      role={icon === "alert" ? "alert" : undefined}
      className="flex items-center gap-2 rounded-md border border-line-2 bg-surface px-3 py-2"
    >
      <span className={icon === "alert" ? "text-bad" : "text-accent"}>
        <Icon name={icon} />
      </span>
      <span>{children}</span>
    </p>
  );
}
