import { useTranslations } from "next-intl";
import { FieldForm, type FieldFormState } from "#components/ui/field-form.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { digestChoices } from "#lib/contracts/notice-setting.ts";

/** How alarms reach somebody beside the inbox. */
export function NoticeForm({
  setting,
  email,
  isMailSetUp,
  action,
}: {
  setting: {
    readonly mail: boolean;
    readonly quietFrom: string | null;
    readonly quietTo: string | null;
    readonly zone: string;
    readonly digestMinutes: number;
  };
  /** Where mail reaches them; null where it does not. */
  email: string | null;
  /** Whether mail is sent from here at all. */
  isMailSetUp: boolean;
  action: (state: FieldFormState, form: FormData) => Promise<FieldFormState>;
}) {
  const t = useTranslations("alarms.setting");
  const { mail, quietFrom, quietTo, zone, digestMinutes } = setting;
  return (
    <Panel id="notices" title={t("title")} caption={t("caption")}>
      {isMailSetUp || email === null ? null : (
        <p className="mt-2 max-w-sm text-ink-2">{t("noServer")}</p>
      )}
      {email === null ? (
        <p className="mt-2 text-ink-2">{t("noAddress")}</p>
      ) : (
        <div className="max-w-sm">
          <FieldForm
            action={action}
            hidden={{}}
            fields={[
              {
                name: "mail",
                kind: "check",
                label: t("mail", { address: email }),
                value: mail ? "yes" : "",
              },
              { name: "quietFrom", kind: "time", label: t("quietFrom"), value: quietFrom ?? "" },
              {
                name: "quietTo",
                kind: "time",
                label: t("quietTo"),
                hint: t("quietHint"),
                value: quietTo ?? "",
              },
              { name: "zone", kind: "text", label: t("zone"), hint: t("zoneHint"), value: zone },
              {
                name: "digestMinutes",
                kind: "choice",
                label: t("digest"),
                options: digestChoices.map((minutes) => ({
                  value: String(minutes),
                  label: t("digestChoice", { minutes }),
                })),
                value: String(digestMinutes),
              },
            ]}
            submit={t("save")}
          />
        </div>
      )}
    </Panel>
  );
}
