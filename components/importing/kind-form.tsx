import { useTranslations } from "next-intl";
import { ActionForm, type ActionState } from "#components/importing/action-form.tsx";
import { type ImportKind, importKinds } from "#lib/domain/importing/kinds.ts";

/** What a file was taken for, and the choice of what else it may hold. */
export function KindForm({
  importId,
  kind,
  action,
}: {
  importId: string;
  kind: ImportKind;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations("import");
  return (
    <details className="group py-2">
      <summary className="flex flex-wrap items-center gap-2">
        <span className="text-ink-3">{t("kindPick.label")}</span>
        <strong>{t(`kind.${kind}`)}</strong>
        <span className="drill text-xs">{t("kindPick.change")}</span>
      </summary>
      <div className="pt-2">
        <ActionForm
          action={action}
          fields={{ id: importId }}
          submits={[{ intent: "kind", label: t("kindPick.apply"), tone: "plain" }]}
        >
          <div className="flex flex-wrap gap-x-5 pb-2">
            {importKinds.map((one) => (
              <label key={one} className="flex min-h-11 items-center gap-2 lg:min-h-7">
                <input
                  type="radio"
                  className="radio radio-primary radio-xs"
                  name="kind"
                  value={one}
                  defaultChecked={one === kind}
                />
                {t(`kind.${one}`)}
              </label>
            ))}
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
