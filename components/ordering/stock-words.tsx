import { useTranslations } from "next-intl";
import type { Quote, QuotedPlatform } from "#lib/contracts/order.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** What a platform has of the basket: the stock of a single product, else how much of it could go. */
export function StockWords({
  platform,
  draft,
}: {
  platform: QuotedPlatform;
  draft: Quote["draft"];
}) {
  const t = useTranslations("order.ways");
  const [only] = draft.lines;
  if (draft.lines.length === 1 && only) {
    const level = platform.stock.find(({ productId }) => productId === only.productId);
    const available = level?.available ?? 0;
    return (
      <span className="text-right">
        <b className="block text-page leading-5">{formatCount(available)}</b>
        <span className="block text-xs text-ink-3">{t("pieces")}</span>
      </span>
    );
  }
  const wanted = draft.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const has = draft.lines.reduce((sum, { productId, quantity }) => {
    const level = platform.stock.find((one) => one.productId === productId);
    return sum + Math.min(quantity, Math.max(0, level?.available ?? 0));
  }, 0);
  return (
    <span className="text-right">
      <b className="block text-figure leading-5 whitespace-nowrap">
        {formatCount(has)}
        <span className="font-normal text-ink-3"> / {formatCount(wanted)}</span>
      </b>
      <span className="block text-xs whitespace-nowrap text-ink-3">{t("ofBasket")}</span>
    </span>
  );
}
