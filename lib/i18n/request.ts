import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeOf } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  // Every instant on a screen names its own zone; this one only keeps the server's from leaking in.
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
