import type { Locale } from "#lib/i18n/locale.ts";

/** One tap to the other language; works as a plain form before JavaScript arrives. */
export function LanguageSwitch({
  locale,
  label,
  action,
}: {
  locale: Locale;
  label: string;
  action: (form: FormData) => Promise<void>;
}) {
  const [other, word] = locale === "en" ? ["zh-CN", "中文"] : ["en", "English"];
  return (
    <form action={action}>
      <button className="control" type="submit" name="locale" value={other}>
        <span className="sr-only">{label}</span>
        <span lang={other}>{word}</span>
      </button>
    </form>
  );
}
