import { useLocale, useTranslations } from "next-intl";
import { nearTime } from "#components/logging/time-words.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { stateKey, stepKey } from "#lib/i18n/step-keys.ts";

/**
 * Tells in words why something that was taken has no effect: the state that it ran into, and who had
 * set that and when.
 *
 * @returns a function of what was logged, what the server said of it, and the zone of its times
 */
export function useConflictWords(): (
  kind: string,
  params: Readonly<Record<string, string | number>>,
  zone: string,
  nowMs: number,
) => string {
  const t = useTranslations("log");
  const locale: Locale = useLocale();
  return (kind, { from, step, atMs, by }, zone, nowMs) => {
    if (typeof from !== "string" || typeof atMs !== "number") return t("conflict.plain");
    return t(by === undefined ? "conflict.becauseNobody" : "conflict.because", {
      from: t(`state.${stateKey(from)}`),
      step: t(`kind.${stepKey(step)}`),
      kind: t(`kind.${stepKey(kind)}`),
      time: nearTime(atMs, nowMs, zone, locale),
      by: String(by ?? ""),
    });
  };
}
