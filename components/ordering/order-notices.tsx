import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { orderRefusals, type Quote, type RequoteReason } from "#lib/contracts/order.ts";
import { formatArrival } from "#lib/i18n/format-arrival.ts";

/** What has to be known before anything is confirmed. */
export function OrderNotices({
  placed,
  leftOut,
  again,
  wasMs,
  quote,
  refusal,
  isCallSaid,
  hasSites,
  asOf,
}: {
  placed: { readonly dealerId: string; readonly orderId: string; readonly number: string } | null;
  leftOut: readonly string[];
  again: RequoteReason | null;
  /** What the quote before had promised. */
  wasMs: number | null;
  quote: Quote | null;
  refusal: string | null;
  /** Whether somebody has said whose call it is, be it in part. */
  isCallSaid: boolean;
  hasSites: boolean;
  asOf: Date;
}) {
  const t = useTranslations("order.notice");
  const refused = useTranslations("order.refused");
  const locale = useLocale();
  const [best] = quote?.options ?? [];
  const zone = quote?.platforms[0]?.zone ?? "Asia/Shanghai";
  const at = (ms: number | null | undefined) =>
    ms ? t("by", { at: formatArrival(new Date(ms), asOf, zone, locale) }) : t("noPromise");
  return (
    <>
      {placed === null ? null : (
        <Notice>
          {t("placed", { number: placed.number })}{" "}
          <a
            className="font-bold text-accent underline"
            href={`/orders/${placed.dealerId}/${placed.orderId}`}
          >
            {t("see")}
          </a>{" "}
          <a className="ml-2 text-accent underline" href="/order">
            {t("another")}
          </a>
        </Notice>
      )}
      {again === null || placed !== null || quote === null ? null : (
        <Notice>
          {t(`again.${again}`)}{" "}
          {t.rich("compare", {
            was: at(wasMs),
            now: at(best?.arrivesAtMs),
            b: (words) => <b>{words}</b>,
          })}
        </Notice>
      )}
      {leftOut.length === 0 ? null : (
        <Notice>{t("leftOut", { names: leftOut.join(locale === "en" ? ", " : "、") })}</Notice>
      )}
      {hasSites ? null : <Notice>{t("noSites")}</Notice>}
      {refusal === null ? null : refusal === "call_needed" && !isCallSaid ? (
        <p className="mt-3 text-ink-2">{refused("call_needed")}</p>
      ) : (
        <Notice>{refused(orderRefusals.find((one) => one === refusal) ?? "other")}</Notice>
      )}
      {quote !== null && quote.options.length === 0 ? (
        <Notice>
          {quote.orderId === null ? (
            t("nowhere")
          ) : (
            <>
              {t("stillWaits")}{" "}
              <a
                className="font-bold text-accent underline"
                href={`/orders/${quote.draft.dealerId}/${quote.orderId}`}
              >
                {t("see")}
              </a>
            </>
          )}
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="mt-3 flex gap-2 border-l-2 border-bad bg-bad-1 px-3 py-2 text-ink-1"
    >
      <span className="pt-0.5 text-bad">
        <Icon name="alert" />
      </span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}
