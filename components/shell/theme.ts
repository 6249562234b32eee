/** The looks that a person may choose; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie in which a person's choice of look is kept. */
export const THEME_COOKIE = "theme";

/** The look that a cookie's value names; the device's for none or an unknown one. */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
