import { useLocale, useTranslations } from "next-intl";
import { GuessWord } from "#components/importing/guess-word.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { CONSTANT, type FormProblem, mayBeConstant } from "#lib/contracts/mapping-form.ts";
import { type ImportField, isDeliveryField } from "#lib/domain/importing/fields.ts";
import type { ColumnGuess } from "#lib/domain/importing/guess-columns.ts";
import { type ImportKind, isReferenceField } from "#lib/domain/importing/kinds.ts";
import { type ImportWords, refusalWords } from "#lib/i18n/refusal-words.ts";

/** A column of the file: its header, its first values that are not blank, and what it was taken for. */
export type FileColumn = {
  /** From 0; two columns may have the same header. */
  readonly index: number;
  readonly header: string;
  readonly samples: readonly string[];
  readonly guess: Pick<ColumnGuess, "field" | "confidence" | "reason">;
};

/** One of our fields with the choice of its column, that column's values and how it was recognised. */
export function MappingField({
  kind,
  field,
  isNeeded,
  columns,
  source,
  constant,
  problems,
  onSource,
  onConstant,
}: {
  kind: ImportKind;
  field: ImportField;
  isNeeded: boolean;
  columns: readonly FileColumn[];
  source: string;
  constant: string;
  problems: readonly FormProblem[];
  onSource: (source: string) => void;
  onConstant: (text: string) => void;
}) {
  const t = useTranslations("import");
  const locale = useLocale();
  const chosen = source === "" ? undefined : columns[Number(source)];
  const isWrong = problems.length > 0;
  const id = `source-${field}`;
  const name = t(`field.${field}`);
  return (
    <div className="group/field grid items-start gap-x-4 gap-y-1 border-t border-line-1 py-2 lg:grid-cols-[220px_260px_1fr_230px]">
      <div>
        <label htmlFor={id} className="font-bold">
          {name}
        </label>
        {isNeeded ? <span className="ml-2 text-xs text-ink-3">{t("mapping.needed")}</span> : null}
        <p id={`${id}-help`} className="text-xs text-ink-3">
          {helpOf(t, kind, field)}
        </p>
      </div>
      <div className="min-w-0">
        <select
          id={id}
          name={`source.${field}`}
          className="control w-full truncate aria-invalid:border-bad-fill"
          value={source}
          onChange={(event) => onSource(event.currentTarget.value)}
          aria-invalid={isWrong}
          aria-describedby={`${id}-help ${id}-problem`}
        >
          <option value="">{t("mapping.none")}</option>
          {mayBeConstant(kind, field) ? (
            <option value={CONSTANT}>{t("mapping.constant")}</option>
          ) : null}
          {columns.map(({ index, header }) => (
            <option key={index} value={String(index)}>
              {header || t("mapping.unnamedColumn", { number: index + 1 })}
            </option>
          ))}
        </select>
        {mayBeConstant(kind, field) ? (
          <input
            name={`constant.${field}`}
            className="control mt-1 hidden w-full cursor-text group-has-[option[value=constant]:checked]/field:inline-flex"
            aria-label={t("mapping.constantFor", { field: name })}
            maxLength={200}
            value={constant}
            onChange={(event) => onConstant(event.currentTarget.value)}
          />
        ) : null}
        <div id={`${id}-problem`}>
          {problems.map(({ refusal }) =>
            refusal === null ? null : (
              <p key={refusal.code} className="mt-1 flex items-start gap-1.5 text-xs text-bad">
                <Icon name="alert" size={14} />
                {refusalWords(t, locale, refusal, "UTC")}
              </p>
            ),
          )}
        </div>
      </div>
      <p className="min-w-0 truncate text-ink-2 lg:leading-8" title={chosen?.samples.join(" · ")}>
        {field === "serviceClass" && source === "" ? (
          <span className="text-xs whitespace-normal text-ink-3">{t("mapping.classHelp")}</span>
        ) : (
          samplesOf(chosen, t("mapping.emptySamples"))
        )}
      </p>
      <p className="text-xs lg:leading-8">
        <GuessWord
          guess={chosen?.guess.field === field ? chosen.guess : null}
          isChosen={source !== ""}
        />
      </p>
    </div>
  );
}

/** In a file of deliveries a dealer is what is judged; in others it is who is meant. */
function helpOf(t: ImportWords, kind: ImportKind, field: ImportField): string {
  if (kind === "deliveries") return isDeliveryField(field) ? t(`fieldHelp.${field}`) : "";
  return isReferenceField(field) ? t(`referenceHelp.${field}`) : "";
}

function samplesOf(column: FileColumn | undefined, empty: string): string {
  if (column === undefined) return "";
  return column.samples.length === 0 ? empty : column.samples.join(" · ");
}
