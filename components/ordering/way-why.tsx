import { useLocale, useTranslations } from "next-intl";
import { MovingPromise } from "#components/ordering/moving-promise.tsx";
import type { ProductNames } from "#components/ordering/ways.tsx";
import { PromiseSteps } from "#components/shipments/promise-steps.tsx";
import { Countdown } from "#components/sla/countdown.tsx";
import type { Quote } from "#lib/contracts/order.ts";
import type { FulfilmentPart } from "#lib/domain/ordering/fulfilment.ts";
import { formatArrival } from "#lib/i18n/format-arrival.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** Why a way arrives when it does, shipment by shipment, and what of the basket waits. */
export function WayWhy({
  option: { parts, waiting, validUntilMs },
  quote,
  names,
  asOf,
}: {
  option: Quote["options"][number];
  quote: Quote;
  names: ProductNames;
  asOf: Date;
}) {
  const t = useTranslations("order.why");
  const locale = useLocale();
  return (
    <>
      {alike(parts).map((group) => (
        <Shipments
          key={group[0].platformId}
          parts={group}
          quote={quote}
          validUntilMs={validUntilMs}
          names={parts.length > 1 || waiting.length > 0 ? names : null}
          asOf={asOf}
        />
      ))}
      {waiting.length === 0 ? null : (
        <div className="mt-2 border-l-2 border-bad pl-3">
          <p className="font-bold text-bad">{t("waits")}</p>
          <ul>
            {waiting.map(({ productId, quantity, restockOn, restockPlatformId }) => (
              <li key={productId}>
                {names.get(productId)} × {quantity}
                <span className="text-ink-3">
                  {" · "}
                  {restockOn === null
                    ? t("unknownRestock")
                    : t("restock", {
                        on: formatCivilDate(restockOn, locale),
                        city:
                          quote.platforms.find(({ platformId }) => platformId === restockPlatformId)
                            ?.city ?? "",
                      })}
                </span>
              </li>
            ))}
          </ul>
          <p className="text-xs text-ink-3">{t("waitsText")}</p>
        </div>
      )}
    </>
  );
}

type Group = readonly [FulfilmentPart, ...FulfilmentPart[]];

/** Shipments that are promised alike are explained once. */
function alike(parts: readonly FulfilmentPart[]): Group[] {
  const groups = Map.groupBy(
    parts,
    ({ promise, orderByMs }) => `${promise.startsAtMs} ${promise.dueAtMs} ${orderByMs}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]): Group[] =>
    first ? [[first, ...rest]] : [],
  );
}

function Shipments({
  parts,
  quote,
  validUntilMs,
  names,
  asOf,
}: {
  parts: Group;
  quote: Quote;
  validUntilMs: number;
  /** Null where it is the whole basket, which stands above. */
  names: ProductNames | null;
  asOf: Date;
}) {
  const t = useTranslations("order.why");
  const locale = useLocale();
  const [part] = parts;
  const platformOf = (id: string) => quote.platforms.find(({ platformId }) => platformId === id);
  const zone = platformOf(part.platformId)?.zone ?? "Asia/Shanghai";
  const at = (ms: number) => formatArrival(new Date(ms), asOf, zone, locale);
  const { promise, rule, laterDueAtMs } = part;
  // The due that moves with the clock has no cut-off to wait for.
  const moving = rule === null || rule.kind === "by" ? null : rule;
  const orderByMs = moving ? null : part.orderByMs;
  const isCall = quote.call !== null;
  const stops = [
    { at: at(quote.acceptedAtMs), what: isCall ? t("called") : t("now"), isDone: true },
    ...(orderByMs === null || isCall
      ? []
      : [{ at: at(orderByMs), what: t("cutOff"), isDone: false }]),
    { at: t("by", { at: at(promise.dueAtMs) }), what: t("arrives"), isDone: true },
  ];
  return (
    <div className="not-first:mt-3 not-first:border-t not-first:border-line-1 not-first:pt-3">
      {names === null
        ? null
        : parts.map(({ platformId, lines }) => (
            <p key={platformId}>
              <b>{t("from", { city: platformOf(platformId)?.city ?? "" })}</b>{" "}
              {lines
                .map(({ productId, quantity }) => `${names.get(productId)} × ${quantity}`)
                .join(locale === "en" ? ", " : "，")}
            </p>
          ))}
      {isCall || moving === null || promise.startsAtMs > quote.acceptedAtMs ? null : (
        <p className="text-base">{t("kept", { until: at(validUntilMs) })}</p>
      )}
      {orderByMs === null || isCall ? null : (
        <p className="text-base">
          <Countdown
            untilMs={orderByMs}
            nowMs={asOf.getTime()}
            words={{ left: t("left"), soon: t("soon"), over: t("over") }}
            locale={locale}
          />
        </p>
      )}
      <ol className="relative mt-2 flex justify-between before:absolute before:inset-x-1 before:top-[5px] before:border-t before:border-accent">
        {stops.map(({ at, what, isDone }, index) => (
          <li
            key={what}
            className={`relative max-w-[40%] ${index === 0 ? "" : index === stops.length - 1 ? "text-right" : "text-center"}`}
          >
            <span
              className={`inline-block size-[11px] rounded-full border-[1.5px] border-accent ${isDone && index > 0 ? "bg-accent" : "bg-surface"}`}
            />
            <span className="block text-xs font-bold">{at}</span>
            <span className="block text-xs text-ink-3">{what}</span>
          </li>
        ))}
      </ol>
      {orderByMs === null || laterDueAtMs === null || isCall ? null : (
        <p className="mt-1 text-xs text-ink-3">
          {t.rich("later", {
            from: at(orderByMs),
            due: at(laterDueAtMs),
            b: (words) => <b className="text-ink-1">{words}</b>,
          })}
        </p>
      )}
      {isCall || moving === null ? null : (
        <MovingPromise part={part} rule={moving} acceptedAtMs={quote.acceptedAtMs} at={at} />
      )}
      <details>
        <summary className="flex min-h-11 w-fit items-center text-xs text-accent lg:min-h-8">
          {t("steps")}
        </summary>
        <PromiseSteps
          promise={{
            id: part.platformId,
            kind: "original",
            dueAt: new Date(promise.dueAtMs),
            duePrecision: "instant",
            steps: promise.steps,
          }}
          zone={zone}
        />
      </details>
    </div>
  );
}
