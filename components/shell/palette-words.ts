import type { useTranslations } from "next-intl";

/** The texts that the search shows in the browser. */
export type PaletteWords = ReturnType<typeof paletteWords>;

/** They travel with every page, so they are few. */
export function paletteWords(t: ReturnType<typeof useTranslations<"palette">>) {
  return {
    search: t("search"),
    open: t("open"),
    label: t("label"),
    hint: t("hint"),
    close: t("close"),
    searching: t("searching"),
    failed: t("failed"),
    retry: t("retry"),
    foot: t("foot"),
    keys: t("keys.title"),
    keyNames: [
      ["Ctrl / ⌘ K", t("keys.palette")],
      ["/", t("keys.search")],
      ["?", t("keys.keys")],
      ["↑ ↓ Enter", t("keys.choose")],
      ["Tab", t("keys.tab")],
      ["Esc", t("keys.close")],
    ] as const,
  };
}
