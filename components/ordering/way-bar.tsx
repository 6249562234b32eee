import { useLocale, useTranslations } from "next-intl";
import type { Quote } from "#lib/contracts/order.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatArrival } from "#lib/i18n/format-arrival.ts";

/** The button that places the order in the way that is chosen, where the thumb is. */
export function WayBar({
  option: { parts, waiting, arrivesAtMs, token },
  quote,
  asOf,
}: {
  option: Quote["options"][number];
  quote: Quote;
  asOf: Date;
}) {
  const t = useTranslations("order.confirm");
  const locale = useLocale();
  const [first] = parts;
  const platform = quote.platforms.find(({ platformId }) => platformId === first?.platformId);
  const pieces = [...parts.flatMap(({ lines }) => lines), ...waiting].reduce(
    (sum, { quantity }) => sum + quantity,
    0,
  );
  const late = waiting.reduce((sum, { quantity }) => sum + quantity, 0);
  const at =
    arrivesAtMs === null
      ? null
      : formatArrival(new Date(arrivesAtMs), asOf, platform?.zone ?? "Asia/Shanghai", locale);
  return (
    <div className="fixed inset-x-0 bottom-16 z-10 border-t border-line-2 bg-surface px-4 py-3 lg:sticky lg:bottom-0 lg:mt-3 lg:border-0 lg:px-0">
      <button
        type="submit"
        name="token"
        value={token}
        className="btn btn-primary h-14 w-full flex-col gap-0 rounded-[10px] text-figure font-bold aria-disabled:opacity-60 lg:max-w-md"
      >
        {at === null
          ? t("wait", { count: formatCount(pieces) })
          : late > 0
            ? t("part", { going: formatCount(pieces - late), waiting: formatCount(late) })
            : t("place", { count: formatCount(pieces) })}
        <span className="text-sm font-normal">
          {at === null
            ? t("noPromise")
            : late > 0
              ? t("partly", { at })
              : parts.length > 1
                ? t("split", { at, count: parts.length })
                : t("from", { at, city: platform?.city ?? "" })}
        </span>
      </button>
    </div>
  );
}
