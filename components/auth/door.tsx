import type { ReactNode } from "react";

/** The narrow page of one question: what it is about, why, and the form. */
export function Door({
  title,
  text,
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-6 py-10 lg:py-20">
      <div>
        <h1 className="text-page font-bold">{title}</h1>
        {text === undefined ? null : <div className="mt-2 text-ink-2">{text}</div>}
      </div>
      {children}
    </div>
  );
}
