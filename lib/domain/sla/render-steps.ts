import { inChinese } from "#lib/domain/sla/chinese-steps.ts";
import { inEnglish } from "#lib/domain/sla/english-steps.ts";
import type { Locale } from "#lib/domain/sla/refusal-text.ts";
import type { StepWords } from "#lib/domain/sla/step-words.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import {
  dayText,
  durationText,
  endText,
  instantText,
  windowText,
} from "#lib/domain/sla/wall-text.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

/**
 * The steps of an explanation as short sentences, with times as the zone's clocks show them:
 * "accepted Sat 21 Nov 18:30" → "window 09:00–19:00, starts at once" → … → "due Sat 21 Nov 20:30".
 */
export function renderSteps(steps: readonly Step[], locale: Locale, zone: Zone): string[] {
  const say = locale === "zh" ? inChinese : inEnglish;
  const words: StepWords = {
    at: (ms) => instantText(ms, locale, zone),
    end: (ms) => endText(ms, locale, zone),
    day: (on) => dayText(dayOfIso(on) ?? 0, locale),
    span: (ms) => durationText(ms, locale),
    window: (from, to) => windowText(from, to, locale, zone),
  };
  return steps.map((step) => say(step, words));
}
