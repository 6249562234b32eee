import { useTranslations } from "next-intl";
import { reasonWord } from "#components/shipments/reason-word.ts";

/** Why something happened, in the reader's words. */
export function Reason({ reason }: { reason: string }) {
  return reasonWord(reason, useTranslations("shipments"));
}
