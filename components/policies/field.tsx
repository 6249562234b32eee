import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** What a control needs to be described by its help and its problem. */
export type Described = {
  readonly id: string;
  readonly "aria-invalid": boolean | undefined;
  readonly "aria-describedby": string | undefined;
};

/** A control with its name above, its help and what is wrong with it below. */
export function Field({
  id,
  label,
  help,
  problem,
  className = "",
  children,
}: {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  problem: string | null;
  className?: string;
  children: (described: Described) => ReactNode;
}) {
  const describedBy = [
    ...(help === undefined ? [] : [`${id}-help`]),
    ...(problem === null ? [] : [`${id}-problem`]),
  ].join(" ");
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="block pb-1 font-bold">
        {label}
      </label>
      {children({
        id,
        "aria-invalid": problem === null ? undefined : true,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
      })}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="mt-1 text-xs text-ink-3">
          {help}
        </p>
      )}
      {problem === null ? null : <Problem id={`${id}-problem`} text={problem} />}
    </div>
  );
}

/** Why a field cannot be taken as it is. */
export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-xs text-bad">
      <Icon name="alert" size={14} />
      {text}
    </p>
  );
}

/** The look of a text field. */
export const fieldClass = "control w-full cursor-text aria-invalid:border-bad-fill";
