import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { publicScope } from "#lib/auth/scope.ts";
import { listReasons } from "#lib/data/miss-reasons.ts";
import { LOCALE_COOKIE, type Locale, localeOf } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";
import { log } from "#lib/log.ts";

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  const { shipments, ...others } = messages[locale];
  const reasonWord = { ...shipments.reasonWord, ...(await reasonNames(locale)) };
  return {
    locale,
    messages: { ...others, shipments: { ...shipments, reasonWord } },
    // Every instant on a screen names its own zone; this one only keeps the server's from leaking in.
    timeZone: "UTC",
  };
});

/** What the admin calls reasons, by code; without a database, what fails must still be told in words. */
async function reasonNames(locale: Locale): Promise<Record<string, string>> {
  try {
    const reasons = await listReasons(publicScope(), { withRetired: true });
    return Object.fromEntries(
      reasons.map(({ code, nameZh, nameEn }) => [code, locale === "en" ? nameEn : nameZh]),
    );
  } catch (error) {
    log.warn({ err: error }, "cannot read the names of reasons");
    return {};
  }
}
