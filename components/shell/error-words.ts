import en from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import zh from "#lib/i18n/messages/zh-CN/errors.json" with { type: "json" };

/**
 * The words of an error page in the page's own language. An error page runs in the browser, where
 * the server's texts are not, and must not depend on what may have failed.
 */
export function errorWords() {
  const lang = typeof document === "undefined" ? "" : document.documentElement.lang;
  return (lang === "en" ? en : zh).unexpected;
}
