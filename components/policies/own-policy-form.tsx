import { useTranslations } from "next-intl";
import { Problem } from "#components/policies/field.tsx";

/** Opens the policy of one dealer in a class, which goes before the platform's. */
export function OwnPolicyForm({
  path,
  classes,
  dealers,
  unknown,
}: {
  path: string;
  classes: readonly { readonly code: string; readonly name: string }[];
  /** Names to choose from; any other may be typed. */
  dealers: readonly string[];
  /** A name that was typed and is nobody's. */
  unknown: string | null;
}) {
  const t = useTranslations("policies.page");
  return (
    <form action={path} className="mt-4 border-t border-line-1 pt-3">
      <h3 className="font-bold">{t("ownTitle")}</h3>
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <label className="flex flex-col text-xs text-ink-3">
          {t("class")}
          <select name="class" className="control">
            {classes.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="min-w-48 flex-1 text-xs text-ink-3">
          {t("dealer")}
          <input
            name="dealerName"
            list="home-dealers"
            required
            maxLength={200}
            autoComplete="off"
            className="control w-full cursor-text aria-invalid:border-bad-fill"
            defaultValue={unknown ?? ""}
            aria-invalid={unknown === null ? undefined : true}
            aria-describedby={unknown === null ? undefined : "own-problem"}
          />
        </label>
        <datalist id="home-dealers">
          {dealers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" className="control">
          {t("ownOpen")}
        </button>
      </div>
      {unknown === null ? null : (
        <Problem id="own-problem" text={t("ownUnknown", { name: unknown })} />
      )}
    </form>
  );
}
