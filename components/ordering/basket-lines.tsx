import { useLocale, useTranslations } from "next-intl";
import { KeptFields } from "#components/ordering/kept-fields.tsx";
import { type OrderAddress, orderHref } from "#components/ordering/order-href.ts";
import { type OrderedProduct, productName } from "#components/ordering/product-name.ts";
import { Icon } from "#components/ui/icon.tsx";
import { withQuantity } from "#lib/contracts/basket.ts";
import { MAX_LINE_QUANTITY } from "#lib/domain/catalogue/quantity.ts";

/** The goods in the basket with their quantities; every change is an address of its own. */
export function BasketLines({
  products,
  address,
}: {
  products: readonly OrderedProduct[];
  address: OrderAddress;
}) {
  const t = useTranslations("order.basket");
  const locale = useLocale();
  return (
    <section aria-labelledby="basket" className="py-3">
      <h2 id="basket" className="sr-only">
        {t("title", { count: address.lines.length })}
      </h2>
      <ul>
        {address.lines.map(({ productId, quantity }) => {
          const product = products.find(({ id }) => id === productId);
          const name = product ? productName(product, locale) : t("unknown");
          const to = (pieces: number) =>
            orderHref({ ...address, lines: withQuantity(address.lines, productId, pieces) });
          const others = {
            ...address,
            lines: address.lines.filter((one) => one.productId !== productId),
          };
          return (
            <li
              key={productId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-1 py-2 first:pt-0 last:border-b-0"
            >
              <div className="min-w-0 flex-1 basis-40">
                <p className="text-title font-bold">{name}</p>
                <p className="text-xs text-ink-3">
                  {[product?.sku, product?.brand, product?.line].filter(Boolean).join(" · ")}
                </p>
                {product?.retired === true || product === undefined ? (
                  <p role="alert" className="text-bad">
                    {t("retired")}
                  </p>
                ) : null}
              </div>
              <form
                action="/order"
                className="flex items-center rounded-md border border-line-2 bg-surface"
              >
                <KeptFields address={others} without={[]} />
                <input type="hidden" name="product" value={productId} />
                <a
                  className="grid size-11 place-items-center"
                  href={to(quantity - 1)}
                  aria-label={quantity > 1 ? t("less", { name }) : t("remove", { name })}
                >
                  <Icon name={quantity > 1 ? "minus" : "close"} />
                </a>
                <input
                  className="h-11 w-14 bg-transparent text-center text-page font-bold"
                  type="text"
                  inputMode="numeric"
                  pattern="[0-9]{1,4}"
                  name="quantity"
                  key={quantity}
                  defaultValue={quantity}
                  aria-label={t("quantity", { name })}
                  enterKeyHint="done"
                />
                {quantity < MAX_LINE_QUANTITY ? (
                  <a
                    className="grid size-11 place-items-center"
                    href={to(quantity + 1)}
                    aria-label={t("plus", { name })}
                  >
                    <Icon name="plus" />
                  </a>
                ) : null}
                <button type="submit" className="sr-only">
                  {t("update")}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
