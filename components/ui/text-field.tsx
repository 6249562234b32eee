import type { ComponentProps, ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** A labelled line to type into, as high as a thumb needs, with what is wrong with it below. */
export function TextField({
  label,
  name,
  error,
  hint,
  ...input
}: {
  label: string;
  name: string;
  /** Why what was typed was refused; undefined or null where it was not. */
  error?: string | null | undefined;
  hint?: ReactNode;
} & Omit<ComponentProps<"input">, "name" | "id" | "className">) {
  const [errorId, hintId] = [`${name}-error`, `${name}-hint`];
  const described = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ");
  return (
    <div>
      <label className="block text-ink-2" htmlFor={name}>
        {label}
      </label>
      <input
        {...input}
        id={name}
        name={name}
        className="control mt-1 w-full cursor-text text-base aria-invalid:border-bad"
        aria-invalid={error ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
      />
      {hint ? (
        <p id={hintId} className="mt-1 text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} role="alert" className="mt-1 flex items-start gap-1.5 text-bad">
          <span className="pt-0.5">
            <Icon name="alert" size={14} />
          </span>
          {error}
        </p>
      ) : null}
    </div>
  );
}
