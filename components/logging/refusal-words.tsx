import { useLocale, useTranslations } from "next-intl";
import { nearTime } from "#components/logging/time-words.ts";
import type { LogRefusal } from "#lib/contracts/log-limits.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { stateKey, stepKey } from "#lib/i18n/step-keys.ts";

type Params = Readonly<Record<string, string | number>>;

/**
 * Tells in words why something was not taken.
 *
 * @returns a function of the reason, what the words for it need, and the zone of the shipment's times
 */
export function useRefusalWords(): (
  why: LogRefusal,
  params: Params,
  zone: string,
  nowMs: number,
) => string {
  const t = useTranslations("log");
  const locale: Locale = useLocale();
  return (why, params, zone, nowMs) => {
    const { from, to, step, atMs, minutes, ordered } = params;
    return t(`refused.${why}`, {
      from: t(`state.${stateKey(String(from ?? ""))}`),
      to: t(`kind.${stepKey(to)}`),
      step: t(`kind.${stepKey(step)}`),
      time: typeof atMs === "number" ? nearTime(atMs, nowMs, zone, locale) : "",
      minutes: Number(minutes ?? 0),
      ordered: Number(ordered ?? 0),
      hours: Math.round(Number(minutes ?? 0) / 6) / 10,
    });
  };
}
