import { useTranslations } from "next-intl";
import type { Refused } from "#components/board/use-board-actions.ts";
import { useRefusalWords } from "#components/logging/refusal-words.tsx";

/** Why something was not taken, in words. */
export function RefusedWords({ why, zone, nowMs }: { why: Refused; zone: string; nowMs: number }) {
  const t = useTranslations("board.refused");
  const words = useRefusalWords();
  if ("refusal" in why) return words(why.refusal.why, why.refusal.params, zone, nowMs);
  if ("why" in why) return t(why.why);
  return t(why.status === "lost" ? "lost" : "nothing");
}
