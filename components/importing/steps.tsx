import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

const steps = ["map", "check", "import"] as const;
export type Step = (typeof steps)[number];

/** The three steps of an import, the present one marked. */
export function Steps({ current, finished = false }: { current: Step; finished?: boolean }) {
  const t = useTranslations("import.steps");
  const at = steps.indexOf(current);
  return (
    <ol aria-label={t("label")} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line-1">
      {steps.map((step, index) => {
        const isCurrent = index === at;
        const isDone = index < at || (isCurrent && finished);
        return (
          <li
            key={step}
            aria-current={isCurrent ? "step" : undefined}
            className="-mb-px flex items-center gap-2 border-b-2 border-transparent pb-2 text-ink-3 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1"
          >
            <span
              className={`inline-flex size-5 items-center justify-center rounded-full border text-xs ${isCurrent || isDone ? "border-accent text-accent" : "border-line-2"}`}
            >
              {isDone ? <Icon name="check" size={12} /> : index + 1}
            </span>
            {t(step)}
          </li>
        );
      })}
    </ol>
  );
}
