import { useLocale, useTranslations } from "next-intl";
import type { FulfilmentPart } from "#lib/domain/ordering/fulfilment.ts";
import type { Rule } from "#lib/domain/sla/policy.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";

const HOUR_MS = 3_600_000;

/** How a due that moves with the clock moves, until orders count from the next opening. */
export function MovingPromise({
  part: { promise, orderByMs, laterDueAtMs },
  rule,
  acceptedAtMs,
  at,
}: {
  part: FulfilmentPart;
  rule: Exclude<Rule, { kind: "by" }>;
  acceptedAtMs: number;
  /** An instant in words. */
  at: (ms: number) => string;
}) {
  const t = useTranslations("order.why");
  const locale = useLocale();
  const { budgetMs } = rule;
  const span =
    budgetMs > 0 && budgetMs % HOUR_MS === 0
      ? t("hours", { count: budgetMs / HOUR_MS })
      : formatDuration(budgetMs, locale);
  const isOpen = promise.startsAtMs <= acceptedAtMs;
  return (
    <p className="mt-1 text-xs text-ink-3">
      {isOpen
        ? t(rule.kind === "carry" ? "movesWhileOpen" : "moves", { span })
        : t("fromOpening", { opens: at(promise.startsAtMs), span })}
      {!isOpen || orderByMs === null || laterDueAtMs === null ? null : (
        <>
          {" "}
          {t.rich("reopens", {
            from: at(orderByMs),
            due: at(laterDueAtMs),
            b: (words) => <b className="text-ink-1">{words}</b>,
          })}
        </>
      )}
    </p>
  );
}
