import { useLocale, useTranslations } from "next-intl";
import { lateByWords } from "#components/shipments/late-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { isKnownByDay, type ShipmentItem } from "#components/shipments/shipment-item.ts";
import type { Verdict } from "#lib/domain/sla/verdict.ts";
import { formatBeside, formatInstant } from "#lib/i18n/format-time.ts";

/** An instant for machines (ISO 8601) and for the reader. */
export type MomentWords = { readonly at: string; readonly text: string };

/** A shipment's line in the reader's words: what its table sends to the browser, and no more. */
export type LineWords = {
  readonly id: string;
  readonly dealerId: string;
  readonly name: string;
  readonly order: string | null;
  readonly dealer: string;
  readonly platform: string;
  readonly serviceClass: string;
  readonly zone: string;
  readonly accepted: MomentWords | null;
  readonly due: MomentWords;
  /** Without the year within this year, for a phone. */
  readonly dueNear: string;
  /** When, or else the word for what it came to. */
  readonly delivered: MomentWords | string;
  readonly verdict: Verdict;
  readonly lateness: string | null;
  readonly reason: string | null;
  /** Where it differs from the verdict. */
  readonly adjusted: Verdict | null;
  readonly excused: boolean;
};

/** How much a shipment missed by, in words; null where it did not, or was cancelled. */
export function useLateness(): (item: ShipmentItem) => string | null {
  const t = useTranslations("shipments.lateness");
  const locale = useLocale();
  return (item) => {
    if (item.lateByMs === null) return null;
    const span = lateByWords(item.lateByMs, isKnownByDay(item), locale);
    return item.verdict === "overdue" ? t("overdue", { span }) : t("late", { span });
  };
}

/**
 * Puts shipments into words, one after the other.
 * @param classNames what service classes are called, by code
 * @param asOf the instant of the request
 */
export function useLineWords(
  classNames: ReadonlyMap<string, string>,
  asOf: Date,
): (item: ShipmentItem) => LineWords {
  const t = useTranslations("shipments");
  const locale = useLocale();
  const lateness = useLateness();
  return (item) => {
    const moment = (at: Date, precision: "date" | "minute" | "second" | "instant" | null) => ({
      at: at.toISOString(),
      text: formatInstant(at, item.zone, locale, precision === "date" ? "date" : "minute"),
    });
    const isDueByDay = item.duePrecision === "date";
    const near = formatBeside(item.dueAt, asOf, item.zone, locale, isDueByDay ? "date" : "minute");
    return {
      id: item.id,
      dealerId: item.dealerId,
      name: item.number ?? item.orderNumber ?? t("noNumber"),
      order:
        item.orderNumber === null || item.number === null
          ? null
          : t("order", { number: item.orderNumber }),
      dealer: item.dealerName,
      platform: item.platformName,
      serviceClass: classNames.get(item.serviceClass) ?? item.serviceClass,
      zone: item.zone,
      accepted: item.acceptedAt === null ? null : moment(item.acceptedAt, "minute"),
      due: moment(item.dueAt, item.duePrecision),
      dueNear: near.time === null ? near.day : `${near.day} ${near.time}`,
      delivered:
        item.deliveredAt === null
          ? t(item.cancelledAt === null ? "notYet" : "cancelled")
          : moment(item.deliveredAt, item.deliveredPrecision),
      verdict: item.verdict,
      lateness: lateness(item),
      reason:
        item.reason === null || item.verdict === "on_time" ? null : reasonWord(item.reason, t),
      adjusted: item.adjustedVerdict === item.verdict ? null : item.adjustedVerdict,
      excused: item.excused,
    };
  };
}
