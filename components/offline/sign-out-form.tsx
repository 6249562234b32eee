"use client";

import { type ReactNode, type SubmitEvent, startTransition, useState } from "react";
import type { SignOutWords } from "#components/offline/sign-out-words.ts";
import type { UnsentDialog } from "#components/offline/unsent-dialog.tsx";

/**
 * The form that signs out. Where something of whoever does so has not been sent, it asks first; what
 * waits stays on the phone for them alone. A plain form before JavaScript arrives.
 */
export function SignOutForm({
  action,
  words,
  children,
}: {
  action: () => Promise<void>;
  words: SignOutWords;
  /** Its button. */
  children: ReactNode;
}) {
  const [Asking, setAsking] = useState<typeof UnsentDialog | null>(null);
  const [count, setCount] = useState(0);
  const [isCutOff, setIsCutOff] = useState(false);
  const leave = async () => {
    if (!navigator.onLine) {
      setIsCutOff(true);
      return;
    }
    const { forgetPerson } = await import("#components/offline/whose.ts");
    await forgetPerson().catch(() => undefined);
    startTransition(action);
  };
  const ask = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    // On every page, so it comes only when it is needed.
    const { countUnsent } = await import("#components/offline/outbox-store.ts");
    // Where the browser keeps nothing, nothing waits either.
    const unsent = await countUnsent().catch(() => 0);
    setCount(unsent);
    if (unsent === 0) await leave();
    else {
      const { UnsentDialog: loaded } = await import("#components/offline/unsent-dialog.tsx");
      setAsking(() => loaded);
    }
  };
  return (
    <>
      <form action={action} onSubmit={(submitted) => void ask(submitted)}>
        {children}
        {isCutOff ? (
          <p role="alert" className="px-3 pb-2 text-sm text-bad">
            {words.unreachable}
          </p>
        ) : null}
      </form>
      {Asking === null ? null : (
        <Asking
          words={words}
          count={count}
          onLeave={() => void leave()}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
