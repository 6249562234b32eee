import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

/** What a form of versions answers when it could not save: what was entered, and why not. */
export type VersionFormState<Values> = {
  readonly values: Values;
  /** Field of the form, or null where it is about all of it. */
  readonly at: string | null;
  readonly error: string;
  /** Of the versions as they are now, where somebody else had changed them. */
  readonly basedOn: string | null;
} | null;

const asking = ["preview", "whatIf"] as const;

/** The buttons of a form of versions; `intent` says which was pressed. Only the first one saves. */
export function VersionActions({
  isPending,
  problems,
  error,
}: {
  isPending: boolean;
  problems: number;
  error: string | null;
}) {
  const t = useTranslations("policies.form");
  return (
    <div className="sticky bottom-16 z-5 border-t border-line-1 bg-canvas py-3 lg:bottom-0">
      {error === null || error === "" ? null : (
        <p role="alert" className="mb-2 flex items-start gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="submit"
          name="intent"
          value="save"
          className="btn btn-primary h-11 px-4 font-bold lg:h-8"
          disabled={isPending}
        >
          {t("save")}
        </button>
        {asking.map((intent) => (
          <button
            key={intent}
            type="submit"
            name="intent"
            value={intent}
            className="control"
            disabled={isPending}
          >
            {t(intent)}
          </button>
        ))}
        <span aria-live="polite" className="text-bad">
          {problems > 0 ? t("fix", { count: problems }) : null}
        </span>
      </div>
    </div>
  );
}
