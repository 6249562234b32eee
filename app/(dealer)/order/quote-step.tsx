import { getLocale, getTranslations } from "next-intl/server";
import { confirmAction } from "#app/(dealer)/order/actions.ts";
import { requestNow } from "#app/cohort.ts";
import { ConfirmForm } from "#components/ordering/confirm-form.tsx";
import type { OrderAddress } from "#components/ordering/order-href.ts";
import { productName } from "#components/ordering/product-name.ts";
import { QuoteClock } from "#components/ordering/quote-clock.tsx";
import { Ways } from "#components/ordering/ways.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { MAX_NOTE_CHARACTERS, type Quote } from "#lib/contracts/order.ts";
import { listProducts } from "#lib/data/products.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** The ways to fulfil the basket, to choose and confirm. */
export async function QuoteStep({
  quote,
  personKey,
  isRest,
  address,
}: {
  quote: Quote;
  personKey: string;
  isRest: boolean;
  address: OrderAddress;
}) {
  const scope = await requireScope("orders:write");
  const [t, locale, products] = await Promise.all([
    getTranslations("order"),
    getLocale(),
    listProducts(
      scope,
      quote.draft.lines.map(({ productId }) => productId),
    ),
  ]);
  const names = new Map(products.map((product) => [product.id, productName(product, locale)]));
  const [best] = quote.options;
  const zone = quote.platforms[0]?.zone ?? "Asia/Shanghai";
  const validUntilMs = Math.min(...quote.options.map((option) => option.validUntilMs));
  return (
    <section aria-labelledby="ways">
      <div className="flex items-baseline justify-between gap-3 py-2 text-xs text-ink-3">
        <h2 id="ways" className="text-ink-2">
          {t("ways.title")}
        </h2>
        <span>
          {t("ways.asOf", {
            at: formatInstant(new Date(quote.quotedAtMs), zone, locale).replace(/^\d{4}年/, ""),
          })}
        </span>
      </div>
      <ConfirmForm
        action={confirmAction}
        personKey={personKey}
        words={{
          sending: t("confirm.sending"),
          lost: t("confirm.lost"),
          again: t("confirm.again"),
        }}
      >
        <input type="hidden" name="was" value={best?.arrivesAtMs ?? ""} />
        <input type="hidden" name="b" value={address.basketId} />
        {isRest ? <input type="hidden" name="isRest" value="1" /> : null}
        <Ways quote={quote} names={names} asOf={requestNow()} />
        {isRest ? null : (
          <label className="block pb-3">
            <span className="text-ink-2">{t("confirm.note")}</span>
            <input
              className="control mt-1 h-11 w-full cursor-text text-base"
              name="note"
              maxLength={MAX_NOTE_CHARACTERS}
              placeholder={t("confirm.noteHint")}
            />
          </label>
        )}
      </ConfirmForm>
      {quote.options.length > 0 ? (
        <QuoteClock validUntilMs={validUntilMs} nowMs={quote.quotedAtMs} />
      ) : null}
    </section>
  );
}
