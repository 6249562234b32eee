import { useTranslations } from "next-intl";
import { VerdictMark } from "#components/sla/verdict-mark.tsx";
import type { Verdict } from "#lib/domain/sla/verdict.ts";

/** A verdict as shape, word and colour. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return <VerdictMark verdict={verdict} word={useTranslations("verdicts.verdict")(verdict)} />;
}
