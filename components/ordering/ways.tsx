import { useLocale, useTranslations } from "next-intl";
import { StockWords } from "#components/ordering/stock-words.tsx";
import { WayBar } from "#components/ordering/way-bar.tsx";
import { type WayEntry, wayEntries } from "#components/ordering/way-entry.ts";
import { WayWhy } from "#components/ordering/way-why.tsx";
import type { Quote, QuotedPlatform } from "#lib/contracts/order.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatArrival } from "#lib/i18n/format-arrival.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

/** Names of products by their ids. */
export type ProductNames = ReadonlyMap<string, string>;

/** Rows before the others are folded. */
const SHOWN = 5;

/** Every platform and every way to fulfil the basket: choosing one shows its reason and its button. */
export function Ways({ quote, names, asOf }: { quote: Quote; names: ProductNames; asOf: Date }) {
  const t = useTranslations("order.ways");
  const entries = wayEntries(quote);
  const [first, rest] = [entries.slice(0, SHOWN), entries.slice(SHOWN)];
  // The best way is never folded away.
  const shown = [...first, ...rest.filter(({ isBest }) => isBest)];
  const folded = rest.filter(({ isBest }) => !isBest);
  const row = (entry: WayEntry) => (
    <WayRow key={entry.key} entry={entry} quote={quote} names={names} asOf={asOf} />
  );
  return (
    <fieldset>
      <legend className="sr-only">{t("legend")}</legend>
      {shown.map(row)}
      {folded.length === 0 ? null : (
        <details>
          <summary className="flex min-h-11 items-center justify-center border-b border-line-1 text-accent">
            {t("others", { count: folded.length })}
          </summary>
          {folded.map(row)}
        </details>
      )}
    </fieldset>
  );
}

function WayRow({
  entry,
  quote,
  names,
  asOf,
}: {
  entry: WayEntry;
  quote: Quote;
  names: ProductNames;
  asOf: Date;
}) {
  const { key, chosenBy, platform, option, isBest } = entry;
  const id = `way-${key}`;
  return (
    <div className="group/way border-b border-line-1 first-of-type:border-t has-checked:border-accent has-checked:bg-surface has-checked:shadow-[inset_3px_0_0_var(--color-accent)]">
      <label
        htmlFor={chosenBy === null ? id : `way-${chosenBy}`}
        className={`grid min-h-14 grid-cols-[20px_72px_56px_1fr] items-center gap-x-3 px-3 py-2 ${option || chosenBy ? "cursor-pointer" : ""} ${option ? "" : "text-ink-3"}`}
      >
        {chosenBy === null ? (
          <input
            className="peer radio radio-sm radio-primary"
            type="radio"
            name="way"
            value={key}
            id={id}
            disabled={option === null}
            defaultChecked={isBest}
          />
        ) : (
          <span />
        )}
        <Place entry={entry} quote={quote} />
        {platform === null ? <span /> : <StockWords platform={platform} draft={quote.draft} />}
        <Arrival entry={entry} names={names} asOf={asOf} />
      </label>
      {option === null ? null : (
        <div className="hidden px-3 pb-3 lg:pl-11 group-has-checked/way:block">
          <WayWhy option={option} quote={quote} names={names} asOf={asOf} />
          <WayBar option={option} quote={quote} asOf={asOf} />
        </div>
      )}
    </div>
  );
}

function Place({ entry: { platform, option }, quote }: { entry: WayEntry; quote: Quote }) {
  const t = useTranslations("order.ways");
  if (platform === null) {
    const cities = (option?.parts ?? []).map(
      ({ platformId }) => quote.platforms.find((one) => one.platformId === platformId)?.city ?? "",
    );
    return (
      <span className="min-w-0">
        <b className="block text-figure">{cities.length === 0 ? t("waits") : cities.join(" + ")}</b>
        {cities.length > 1 ? (
          <span className="text-xs text-ink-3">{t("split", { count: cities.length })}</span>
        ) : null}
      </span>
    );
  }
  const { city, distanceKm, serviceClass } = platform;
  return (
    <span className="min-w-0">
      <b className="block text-figure">{city}</b>
      <span className="block text-xs whitespace-nowrap text-ink-3">
        {serviceClass === "local"
          ? t("local")
          : distanceKm === null
            ? t("far")
            : t("distance", { km: formatCount(distanceKm) })}
      </span>
    </span>
  );
}

function Arrival({
  entry: { platform, option, isBest },
  names,
  asOf,
}: {
  entry: WayEntry;
  names: ProductNames;
  asOf: Date;
}) {
  const t = useTranslations("order.ways");
  const locale = useLocale();
  const zone = platform?.zone ?? "Asia/Shanghai";
  if (option === null) {
    const none = whyNone(platform);
    const stock = platform?.stock ?? [];
    const next = stock
      .flatMap(({ productId, restockOn }) => (restockOn === null ? [] : { productId, restockOn }))
      .sort((a, b) => a.restockOn.localeCompare(b.restockOn))[0];
    // Of several products only one comes that day.
    const name = (stock.length > 1 && next && names.get(next.productId)) || "_";
    return (
      <span className="text-right text-ink-2">
        {t(none)}
        {none !== "nothing" || next === undefined ? null : (
          <span className="block text-xs text-ink-3">
            {t("restock", {
              on: formatCivilDate(next.restockOn, locale).replace(/^\d{4}年|\s\d{4}$/g, ""),
              name,
            })}
          </span>
        )}
      </span>
    );
  }
  const { arrivesAtMs, parts, why } = option;
  return (
    <span className="text-right">
      <span
        className={`block text-title group-has-checked/way:text-figure group-has-checked/way:font-bold ${arrivesAtMs === null ? "text-ink-2" : "group-has-checked/way:text-accent"}`}
      >
        {arrivesAtMs === null
          ? t("noPromise")
          : t("by", { at: formatArrival(new Date(arrivesAtMs), asOf, zone, locale) })}
      </span>
      <span className="block text-xs text-ink-3">
        {[
          why.piecesWaiting > 0 ? t("waiting", { count: why.piecesWaiting }) : null,
          parts.length > 1 ? t("split", { count: parts.length }) : null,
          isBest && why.piecesWaiting === 0 && arrivesAtMs !== null ? t("earliest") : null,
        ]
          .filter((word) => word !== null)
          .join(" · ")}
      </span>
    </span>
  );
}

/** Why a platform leads no way of its own: what it has, it may give to another one. */
function whyNone(platform: QuotedPlatform | null) {
  if (!platform?.stock.some(({ available }) => available > 0)) return "nothing";
  return platform.promise === null ? "unserved" : "included";
}
