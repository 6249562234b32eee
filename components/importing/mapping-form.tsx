"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { type FileColumn, MappingField } from "#components/importing/mapping-field.tsx";
import { ReadingOptions } from "#components/importing/reading-options.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { checkMappingForm, type MappingValues } from "#lib/contracts/mapping-form.ts";
import type { DeliveryField, ImportField } from "#lib/domain/importing/fields.ts";
import { type ImportKind, kindFields, neededFields } from "#lib/domain/importing/kinds.ts";

/** What the check's action answers when it could not begin: the form as it was sent, and why. */
export type MappingState = {
  readonly values: MappingValues;
  readonly error: string | null;
} | null;

const groups = {
  needed: ["dealer", "dueAt", "deliveredAt"],
  times: ["acceptedAt", "dispatchedAt", "cancelledAt", "cancelledBy", "recordedAt"],
  names: ["shipmentNumber", "orderNumber", "platform", "serviceClass", "site"],
  other: ["productSku", "productName", "quantity", "dealerClass", "region"],
} as const satisfies Record<string, readonly DeliveryField[]>;
const groupNames = ["needed", "names", "times", "other"] as const;

/** One group of all its fields where a file is short. */
function groupsOf(kind: ImportKind): readonly {
  readonly name: (typeof groupNames)[number] | null;
  readonly fields: readonly ImportField[];
}[] {
  if (kind !== "deliveries") return [{ name: null, fields: kindFields[kind] }];
  return groupNames.map((name) => ({ name, fields: groups[name] }));
}

/**
 * Asks what each column of the file is. The guess stands in it already; what is missing or contradicts
 * itself is said at its place while it is filled in, by the same rules as the server's.
 */
export function MappingForm({
  importId,
  kind,
  initial,
  columns,
  action,
  zones,
}: {
  importId: string;
  kind: ImportKind;
  initial: MappingValues;
  columns: readonly FileColumn[];
  action: (state: MappingState, form: FormData) => Promise<MappingState>;
  /** A `<datalist id="zones">`. */
  zones: ReactNode;
}) {
  const t = useTranslations("import.mapping");
  const [state, run, isPending] = useActionState(action, null);
  const [values, setValues] = useState(state?.values ?? initial);
  const header = columns.map(({ header: text }) => text);
  const problems = checkMappingForm(kind, values, header);
  const [folded] = useState(() =>
    kindFields[kind].filter((field) => isAbsent(kind, field, values)),
  );
  const set = (changes: Partial<MappingValues>) => setValues({ ...values, ...changes });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (problems.length > 0) form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    else startTransition(() => run(new FormData(form)));
  };
  return (
    <form action={run} onSubmit={submit} className="flex flex-col gap-5" noValidate>
      <input type="hidden" name="id" value={importId} />
      <input type="hidden" name="sheet" value={values.sheet} />
      <input type="hidden" name="encoding" value={values.encoding} />
      <div>
        <div
          aria-hidden="true"
          className="hidden gap-x-4 border-b border-line-2 pb-1.5 text-xs text-ink-3 lg:grid lg:grid-cols-[220px_260px_1fr_230px]"
        >
          <span>{t("field")}</span>
          <span>{t("column")}</span>
          <span>{t("samples")}</span>
          <span>{t("guess")}</span>
        </div>
        {groupsOf(kind)
          .map(({ name, fields }) => ({ name, fields: fields.filter((one) => !isFolded(one)) }))
          .filter(({ fields }) => fields.length > 0)
          .map(({ name, fields }) => (
            <fieldset key={name}>
              {name === null ? (
                <legend className="sr-only">{t("field")}</legend>
              ) : (
                <legend className="pt-3 pb-1 text-xs font-bold text-ink-2">
                  {t(`group.${name}`)}
                </legend>
              )}
              {fields.map(line)}
            </fieldset>
          ))}
        {folded.length === 0 ? null : (
          <details
            className="border-t border-line-1 pt-2"
            open={problems.some(({ at }) => folded.some((field) => field === at)) || undefined}
          >
            <summary className="inline-flex min-h-8 items-center gap-1.5 text-accent hover:underline">
              <Icon name="down" size={14} />
              {t("absent", { count: folded.length })}
            </summary>
            <fieldset>
              <legend className="sr-only">{t("absent", { count: folded.length })}</legend>
              {folded.map(line)}
            </fieldset>
          </details>
        )}
      </div>
      {kind === "deliveries" ? (
        <ReadingOptions
          values={values}
          zones={zones}
          isZoneWrong={problems.some(({ at }) => at === "zone")}
          onChange={set}
        />
      ) : (
        // nothing in such a file has a time, and only a row of its own creates anything
        (["zone", "dateOrder", "unknownDealers", "unknownPlatforms"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={values[name]} />
        ))
      )}
      {state?.error ? (
        <p role="alert" className="flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      ) : null}
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line-1 bg-canvas py-3">
        <button
          type="submit"
          className="btn btn-primary h-11 px-4 font-bold lg:h-8"
          disabled={isPending}
        >
          {t("submit")}
        </button>
        <span aria-live="polite" className="text-bad">
          {problems.length > 0 ? t("fix", { count: problems.length }) : null}
        </span>
      </div>
    </form>
  );

  function isFolded(field: ImportField): boolean {
    return folded.includes(field);
  }

  function line(field: ImportField) {
    return (
      <MappingField
        key={field}
        kind={kind}
        field={field}
        isNeeded={isNeeded(kind, field)}
        columns={columns}
        source={values.sources[field] ?? ""}
        constant={values.constants[field] ?? ""}
        problems={problems.filter(({ at }) => at === field)}
        onSource={(source) => set({ sources: { ...values.sources, [field]: source } })}
        onConstant={(text) => set({ constants: { ...values.constants, [field]: text } })}
      />
    );
  }
}

/** Not in the file as far as was seen, and not needed: it stands below, folded. */
function isAbsent(kind: ImportKind, field: ImportField, { sources }: MappingValues): boolean {
  return !isNeeded(kind, field) && (sources[field] ?? "") === "";
}

function isNeeded(kind: ImportKind, field: ImportField): boolean {
  return neededFields[kind].some((needed) => needed === field);
}
