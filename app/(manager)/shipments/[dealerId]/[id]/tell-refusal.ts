import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { LogResult } from "#lib/contracts/log-event.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const states = [
  "promised",
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
] as const;
const stateSchema = z.enum(states).catch("promised");
const kindSchema = z.enum(states).exclude(["promised"]).catch("accepted");

/** Why something was not logged, in the words of the log. */
export async function tellRefusal(
  { why, params }: Extract<LogResult, { status: "refused" }>,
  zone: string,
  locale: Locale,
): Promise<string> {
  const t = await getTranslations("log");
  const { from, to, step, atMs, minutes, ordered } = params;
  return t(`refused.${why}`, {
    from: t(`state.${stateSchema.parse(from)}`),
    to: t(`kind.${kindSchema.parse(to)}`),
    step: t(`kind.${kindSchema.parse(step)}`),
    time: typeof atMs === "number" ? formatInstant(new Date(atMs), zone, locale) : "",
    minutes: Number(minutes ?? 0),
    ordered: Number(ordered ?? 0),
    hours: Math.round(Number(minutes ?? 0) / 6) / 10,
  });
}
