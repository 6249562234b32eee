import { useTranslations } from "next-intl";
import { deviceName } from "#lib/domain/accounts/device-name.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

type Session = {
  readonly id: string;
  readonly userAgent: string;
  readonly ip: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
};

/** Instants of people who may sit anywhere, in the company's own time. */
const ZONE = "Asia/Shanghai";

/** Where somebody is signed in, and the way to end all of it but here. */
export function SessionList({
  sessions,
  own,
  locale,
  endOthers,
}: {
  sessions: readonly Session[];
  /** The id of the session of this very page. */
  own: string;
  locale: Locale;
  endOthers: () => Promise<void>;
}) {
  const t = useTranslations("auth.account");
  return (
    <>
      <ul className="mt-2 divide-y divide-line-1">
        {sessions.map(({ id, userAgent, ip, startedAt, seenAt }) => (
          <li key={id} className="py-2">
            <span className={id === own ? "font-bold" : undefined}>
              {deviceName(userAgent) ?? t("unknownDevice")}
            </span>
            {id === own ? <span className="ml-2 font-bold">{t("here")}</span> : null}
            <span className="block text-xs text-ink-3">
              {[
                t("since", { at: formatInstant(startedAt, ZONE, locale) }),
                t("seen", { at: formatInstant(seenAt, ZONE, locale) }),
                ip,
              ]
                .filter((part) => part !== "")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <form action={endOthers} className="mt-3">
          <button type="submit" className="control">
            {t("endOthers")}
          </button>
        </form>
      )}
    </>
  );
}
