import { useTranslations } from "next-intl";
import { ActionForm, type ActionState } from "#components/importing/action-form.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** Says that the data is the demo, and clears it in two steps: it cannot be undone. */
export function DemoPanel({
  text,
  confirm,
  action,
  fields = {},
}: {
  text: string;
  confirm: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields?: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("import.demo");
  return (
    <section
      aria-labelledby="demo-title"
      className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 rounded-md border border-line-2 bg-accent-soft p-4"
    >
      <div className="max-w-2xl">
        <h2 id="demo-title" className="flex items-center gap-2 text-title font-bold">
          <Icon name="alert" />
          {t("title")}
        </h2>
        <p className="text-ink-2">{text}</p>
      </div>
      <details className="group max-w-md">
        <summary className="control group-open:mb-3">{t("action")}</summary>
        <p className="mb-3 text-ink-2">{t("sure")}</p>
        <ActionForm
          action={action}
          fields={fields}
          submits={[{ intent: "replace", label: confirm, tone: "danger" }]}
        />
      </details>
    </section>
  );
}
