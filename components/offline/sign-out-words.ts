import type { useTranslations } from "next-intl";

/** What the way out says; # stands for the number where it is more than one. */
export type SignOutWords = Readonly<
  Record<"button" | "one" | "many" | "text" | "yes" | "no" | "unreachable", string>
>;

/** The words of the way out, which stands on every page and so does without translating there. */
export function signOutWords(
  t: ReturnType<typeof useTranslations<"offline.signOut">>,
): SignOutWords {
  return {
    button: t("button"),
    one: t("one"),
    many: t("many", { count: "#" }),
    text: t("text"),
    yes: t("yes"),
    no: t("no"),
    unreachable: t("unreachable"),
  };
}
