import { useTranslations } from "next-intl";
import { ActionForm, type ActionState } from "#components/importing/action-form.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Robot = {
  readonly id: string;
  readonly name: string;
  readonly platformName: string | null;
  readonly enabled: boolean;
  readonly host: string;
  readonly ending: string;
  readonly lastSentAt: Date | null;
  readonly lastError: string | null;
};

/** The robots, each with what may be done to it. Of its address only the ends are shown. */
export function RobotList({
  robots,
  action,
}: {
  robots: readonly Robot[];
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations("alarms.robotPage");
  return (
    <ul className="border-t border-line-1">
      {robots.map(({ id, name, platformName, enabled, host, ending, lastSentAt, lastError }) => (
        <li
          key={id}
          className="grid gap-x-6 gap-y-2 border-b border-line-1 py-3 lg:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <p>
              <span className="font-bold">{name}</span>
              <span className="text-ink-3">
                {" "}
                · {platformName ?? t("allPlatforms")} ·{" "}
                <span className={enabled ? "text-good" : ""}>{t(enabled ? "on" : "off")}</span>
              </span>
            </p>
            <p className="truncate text-ink-3">{t("masked", { host, ending })}</p>
            <p className="text-xs text-ink-3">
              {lastSentAt === null ? (
                t("never")
              ) : (
                <>
                  {t("last")} <Instant at={lastSentAt} zone="Asia/Shanghai" />
                </>
              )}
            </p>
            {lastError === null ? null : (
              <p className="flex items-center gap-1.5 text-xs text-bad">
                <Icon name="alert" size={14} />
                {t("failed", { error: lastError })}
              </p>
            )}
          </div>
          <ActionForm
            action={action}
            fields={{ id, name }}
            submits={[
              { intent: "test", label: t("test"), tone: "plain" },
              {
                intent: enabled ? "disable" : "enable",
                label: t(enabled ? "disable" : "enable"),
                tone: "plain",
              },
              { intent: "remove", label: t("remove"), tone: "caution" },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
