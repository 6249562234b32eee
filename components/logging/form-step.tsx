import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** One step of a form: its mark, which is filled once it is done, its name, and what is to be done. */
export function FormStep({
  title,
  note,
  isDone,
  doneWord,
  error = null,
  isLast = false,
  children,
}: {
  title: string;
  /** Beside the name, at the right. */
  note?: ReactNode;
  isDone: boolean;
  /** Tells who cannot see the mark that it is filled. */
  doneWord: string;
  /** What is missing or wrong, where it was tried to send the form. */
  error?: string | null;
  isLast?: boolean;
  children: ReactNode;
}) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (error !== null) ref.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <section
      ref={ref}
      className="relative grid grid-cols-[24px_minmax(0,1fr)] gap-x-3 scroll-mb-60 px-4 pt-3"
    >
      {isLast ? null : (
        <span
          aria-hidden="true"
          className="absolute top-10 -bottom-2 left-[27.5px] w-px bg-line-2"
        />
      )}
      <span
        className={`grid size-6 place-items-center rounded-full border ${isDone ? "border-accent bg-accent text-accent-ink" : error === null ? "border-line-3 bg-surface" : "border-bad bg-surface text-bad"}`}
      >
        {isDone ? (
          <Icon name="check" size={14} />
        ) : error === null ? null : (
          <Icon name="alert" size={14} />
        )}
      </span>
      <div className="min-w-0">
        <div className="flex min-h-6 items-center justify-between gap-3">
          <h3 className="text-title font-bold">
            {title}
            {isDone ? <span className="sr-only"> {doneWord}</span> : null}
          </h3>
          <div className="text-right text-sm text-ink-2">{note}</div>
        </div>
        {error === null ? null : (
          <p role="alert" className="mt-1 font-bold text-bad">
            {error}
          </p>
        )}
        <div className="mt-1.5 flex flex-col gap-1.5">{children}</div>
      </div>
    </section>
  );
}

/** A choice of a few, each as large as a thumb. */
export function Chips<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: T | null;
  options: readonly { readonly value: T; readonly label: string }[];
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => {
        const isChosen = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isChosen}
            className={`inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-lg border px-3 text-left ${isChosen ? "border-accent bg-accent-soft font-bold text-accent" : "border-line-2 bg-surface"}`}
            onClick={() => onChoose(option.value)}
          >
            {isChosen ? <Icon name="check" /> : null}
            <span className="min-w-0 break-words">{option.label}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

/** A line to type into, as high as a thumb needs. */
export const textLine =
  "block h-11 w-full rounded-lg border border-line-2 bg-surface px-3 text-base text-ink-1";
