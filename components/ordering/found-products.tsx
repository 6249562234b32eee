import { useLocale, useTranslations } from "next-intl";
import { type OrderAddress, orderHref } from "#components/ordering/order-href.ts";
import { productName } from "#components/ordering/product-name.ts";
import { Icon } from "#components/ui/icon.tsx";
import { withQuantity } from "#lib/contracts/basket.ts";
import { MAX_ORDER_LINES } from "#lib/contracts/order.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** A product that a search found, and what there is of it anywhere. */
export type FoundProduct = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  readonly line: string | null;
  readonly available: number;
  /** Platforms that have some. */
  readonly platforms: number;
  readonly restockOn: string | null;
};

/** What a search found; taking one leads back to the basket. */
export function FoundProducts({
  products,
  limit,
  address,
}: {
  products: readonly FoundProduct[];
  /** As many are shown at the most. */
  limit: number;
  address: OrderAddress;
}) {
  const t = useTranslations("order.search");
  const locale = useLocale();
  if (products.length === 0) {
    return (
      <div className="py-8 text-center">
        <p className="font-bold">{t("none", { text: address.search ?? "" })}</p>
        <p className="mx-auto max-w-prose text-ink-2">{t("noneText")}</p>
      </div>
    );
  }
  const isFull = address.lines.length >= MAX_ORDER_LINES;
  return (
    <section aria-labelledby="found" className="py-3">
      <h2 id="found" className="pb-1 text-ink-3">
        {products.length < limit
          ? t("found", { count: products.length })
          : t("foundMany", { count: limit })}
      </h2>
      <ul>
        {products.map((product) => {
          const taken = address.lines.find(({ productId }) => productId === product.id);
          const lines = withQuantity(address.lines, product.id, (taken?.quantity ?? 0) + 1);
          return (
            <li
              key={product.id}
              className="flex items-center gap-3 border-t border-line-1 py-2 last:border-b"
            >
              <div className="min-w-0 flex-1">
                <p className="text-title font-bold">{productName(product, locale)}</p>
                <p className="text-xs text-ink-3">
                  {[product.sku, product.brand, product.line].filter(Boolean).join(" · ")}
                </p>
                <p className={product.available === 0 ? "text-bad" : "text-ink-2"}>
                  {product.available > 0
                    ? t("available", {
                        count: formatCount(product.available),
                        platforms: product.platforms,
                      })
                    : product.restockOn === null
                      ? t("sold")
                      : t("soldUntil", { on: formatCivilDate(product.restockOn, locale) })}
                </p>
              </div>
              {isFull && !taken ? null : (
                <a
                  className="control h-11 px-4 font-bold text-accent lg:h-11"
                  href={orderHref({ ...address, lines, search: null })}
                >
                  <Icon name="plus" size={14} />
                  {taken ? t("more", { count: taken.quantity }) : t("take")}
                  <span className="sr-only">{productName(product, locale)}</span>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
