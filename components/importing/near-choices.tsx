import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";

export type NearPair = {
  readonly spelling: string;
  readonly dealer: string;
  /** Null: the person has said that they are one dealer. */
  readonly near: { readonly isKnown: boolean; readonly reason: string } | null;
};

const reasons = [
  "same_but_accents",
  "legal_form",
  "reordered",
  "one_character",
  "trade_words",
] as const;

/** Names that may be one dealer, each with its choice; the fields of a form. */
export function NearChoices({ pairs }: { pairs: readonly NearPair[] }) {
  const t = useTranslations("import.near");
  const open = pairs.filter(({ near }) => near !== null).length;
  const merged = pairs.length - open;
  return (
    <Panel
      id="near"
      title={open > 0 ? t("finding", { count: open }) : t("applied", { count: merged })}
      caption={t("caption")}
    >
      <input type="hidden" name="pairs" value={pairs.length} />
      <ul className="mt-2 border-t border-line-2">
        {pairs.map((pair, index) => (
          <NearRow key={`${pair.spelling}\n${pair.dealer}`} pair={pair} index={index} />
        ))}
      </ul>
    </Panel>
  );
}

function NearRow({ pair, index }: { pair: NearPair; index: number }) {
  const t = useTranslations("import.near");
  const { spelling, dealer, near } = pair;
  const reason = reasons.find((one) => one === near?.reason);
  return (
    <li className="border-b border-line-1 py-2">
      <fieldset className="grid items-center gap-x-6 gap-y-1 lg:grid-cols-[1fr_1fr_220px_200px]">
        <legend className="sr-only">{t("choiceFor", { a: spelling, b: dealer })}</legend>
        <input type="hidden" name={`spelling-${index}`} value={spelling} />
        <input type="hidden" name={`dealer-${index}`} value={dealer} />
        <span className="min-w-0">
          <span className="font-bold break-words">{spelling}</span>
          <span className="block text-xs text-ink-3">{t("inFile")}</span>
        </span>
        <span className="min-w-0">
          <span className="font-bold break-words">{dealer}</span>
          {near === null ? null : (
            <span className="block text-xs text-ink-3">
              {near.isKnown ? t("known") : t("alsoInFile")}
            </span>
          )}
        </span>
        <span className="text-xs text-ink-2">
          {near === null ? t("merged") : reason === undefined ? null : t(`reason.${reason}`)}
        </span>
        <span className="flex gap-4">
          {(["same", "different"] as const).map((choice) => (
            <label key={choice} className="flex min-h-11 items-center gap-2 lg:min-h-7">
              <input
                type="radio"
                className="radio radio-primary radio-xs"
                name={`choice-${index}`}
                value={choice}
                defaultChecked={(near === null) === (choice === "same")}
              />
              {t(choice)}
            </label>
          ))}
        </span>
      </fieldset>
    </li>
  );
}
