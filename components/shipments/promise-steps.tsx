import { useLocale, useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { renderSteps } from "#lib/domain/sla/render-steps.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** A promise as it was frozen, and why it is due when it is. */
export type PromiseItem = {
  readonly id: string;
  readonly kind: "original" | "dealer_asked";
  readonly dueAt: Date;
  readonly duePrecision: "date" | "instant";
  /** Empty where the promise came with a file. */
  readonly steps: readonly Step[];
};

/** One promise with its explanation in the reader's language. */
export function PromiseSteps({ promise, zone }: { promise: PromiseItem; zone: string }) {
  const t = useTranslations("shipments.page");
  const locale = useLocale();
  const known = findZone(zone);
  const sentences =
    known === null ? [] : renderSteps(promise.steps, locale === "en" ? "en" : "zh", known);
  return (
    <div className="mt-2">
      <p>
        <b>{t(`promise.${promise.kind}`)}</b>{" "}
        <Instant
          at={promise.dueAt}
          zone={zone}
          precision={promise.duePrecision === "date" ? "date" : "minute"}
        />
      </p>
      {sentences.length === 0 ? (
        <p className="text-ink-2">{t("promise.fromFile")}</p>
      ) : (
        <ol className="mt-1 list-decimal pl-5 text-ink-2 marker:text-ink-3">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
