"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { LinkNotice, type LinkWords, type MadeLink } from "#components/people/link-notice.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Role, roles } from "#lib/auth/permissions.ts";
import type { PersonField, PersonValues } from "#lib/contracts/person-form.ts";

/** What was typed and what is against it; or the link of who was just made. */
export type PersonFormState =
  | {
      readonly kind: "refused";
      readonly values: PersonValues;
      readonly errors: Readonly<Partial<Record<PersonField | "form", string>>>;
      /** As the next attempt is to say it. */
      readonly basedOn: string;
    }
  | { readonly kind: "made"; readonly link: MadeLink }
  | null;

export type PersonFormWords = Readonly<
  Record<
    | "name"
    | "email"
    | "mobile"
    | "loginName"
    | "identifiers"
    | "role"
    | "reach"
    | "dealers"
    | "platforms"
    | "regions"
    | "submit",
    string
  >
> & {
  readonly roles: Readonly<Record<Role, { readonly name: string; readonly hint: string }>>;
  readonly reachHint: Readonly<Record<Role, string | null>>;
  readonly link: LinkWords;
};

type Choice = { readonly id: string; readonly name: string };

/** Of the choices of what is reached only those of the chosen role are shown, without JavaScript too. */
const shownFor: Readonly<Record<Role, string>> = {
  dealer: "hidden group-has-[[value=dealer]:checked]:block",
  driver: "hidden group-has-[[value=driver]:checked]:block",
  ops: "hidden group-has-[[value=ops]:checked]:block",
  manager: "hidden group-has-[[value=manager]:checked]:block",
  representative: "hidden group-has-[[value=representative]:checked]:block",
  executive: "hidden group-has-[[value=executive]:checked]:block",
  admin: "hidden group-has-[[value=admin]:checked]:block",
};
const shownOf = {
  dealers:
    "hidden group-has-[[value=dealer]:checked]:block group-has-[[value=representative]:checked]:block",
  platforms:
    "hidden group-has-[[value=ops]:checked]:block group-has-[[value=driver]:checked]:block",
  regions:
    "hidden group-has-[[value=manager]:checked]:block group-has-[[value=representative]:checked]:block",
};

/** Who somebody is, what they may do and reach. */
export function PersonForm({
  action,
  id,
  basedOn,
  initial,
  platforms,
  regions,
  words,
}: {
  action: (state: PersonFormState, form: FormData) => Promise<PersonFormState>;
  /** Whom it changes; null = it makes somebody. */
  id: string | null;
  /** The mark of whom it shows. */
  basedOn: string;
  initial: PersonValues;
  platforms: readonly Choice[];
  regions: readonly Choice[];
  words: PersonFormWords;
}) {
  const [state, run, isPending] = useActionState(action, null);
  if (state?.kind === "made") return <LinkNotice link={state.link} words={words.link} />;
  // React empties a form after its action; a refused one must keep what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => run(form));
  };
  const values = state?.values ?? initial;
  const errors = state?.errors ?? {};
  const line = (name: "name" | "email" | "mobile" | "loginName") => (
    <TextField
      label={words[name]}
      name={name}
      defaultValue={values[name]}
      error={errors[name]}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
    />
  );
  return (
    <form action={run} onSubmit={send} className="group grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {id === null ? null : <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="basedOn" value={state?.basedOn ?? basedOn} />
      <div className="flex flex-col gap-4">
        {line("name")}
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-2 text-xs text-ink-3">{words.identifiers}</legend>
          {line("email")}
          {line("mobile")}
          {line("loginName")}
        </fieldset>
      </div>
      <div className="flex flex-col gap-4">
        <fieldset>
          <legend className="text-ink-2">{words.role}</legend>
          {roles.map((role) => (
            <label key={role} className="flex min-h-11 items-center gap-2 lg:min-h-8">
              <input
                type="radio"
                className="radio radio-sm"
                name="role"
                value={role}
                defaultChecked={values.role === role}
              />
              {words.roles[role].name}
              <span className="text-xs text-ink-3">{words.roles[role].hint}</span>
            </label>
          ))}
          <Refusal>{errors.role}</Refusal>
        </fieldset>
        <fieldset className="hidden group-has-[[name=role]:checked]:block">
          <legend className="text-ink-2">{words.reach}</legend>
          {roles.map((role) =>
            words.reachHint[role] === null ? null : (
              <p key={role} className={`${shownFor[role]} text-xs text-ink-3`}>
                {words.reachHint[role]}
              </p>
            ),
          )}
          <Ticks
            className={shownOf.platforms}
            name="platforms"
            label={words.platforms}
            choices={platforms}
            ticked={values.platforms}
          />
          <Ticks
            className={shownOf.regions}
            name="regions"
            label={words.regions}
            choices={regions}
            ticked={values.regions}
          />
          <label className={`${shownOf.dealers} mt-2`}>
            <span className="text-xs text-ink-3">{words.dealers}</span>
            <textarea
              className="control mt-1 block w-full cursor-text py-2 whitespace-pre-wrap"
              name="dealers"
              rows={3}
              defaultValue={values.dealers}
            />
          </label>
          <Refusal>{errors.reach}</Refusal>
        </fieldset>
      </div>
      <div className="lg:col-span-2">
        <Refusal>{errors.form}</Refusal>
        <button
          type="submit"
          className="btn btn-primary h-11 px-4 font-bold max-sm:w-full lg:h-9"
          disabled={isPending}
        >
          {words.submit}
        </button>
      </div>
    </form>
  );
}

function Ticks({
  className,
  name,
  label,
  choices,
  ticked,
}: {
  className: string;
  name: string;
  label: string;
  choices: readonly Choice[];
  ticked: readonly string[];
}) {
  return (
    <div className={`${className} mt-2`}>
      <p className="text-xs text-ink-3">{label}</p>
      <div className="flex flex-wrap gap-x-4">
        {choices.map(({ id, name: word }) => (
          <label key={id} className="flex min-h-11 items-center gap-2 lg:min-h-8">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              name={name}
              value={id}
              defaultChecked={ticked.includes(id)}
            />
            {word}
          </label>
        ))}
      </div>
    </div>
  );
}

function Refusal({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p role="alert" className="my-1 flex items-center gap-1.5 text-bad">
      <Icon name="alert" size={14} />
      {children}
    </p>
  );
}
