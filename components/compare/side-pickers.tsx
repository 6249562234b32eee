import Link from "next/link";
import { useTranslations } from "next-intl";

/** What a side is chosen by, as its address holds it; no platform = all. */
export type ChosenSide = { readonly period: string; readonly platform: string | null };

type Option = { readonly value: string; readonly label: string };

const select = "select h-11 w-full min-w-0 rounded-md border-line-2 bg-surface lg:h-8";

/** A plain form with the two sides, so that it works without JavaScript; other filters ride along. */
export function SidePickers({
  first,
  second,
  periods,
  platforms,
  kept,
  swapHref,
}: {
  first: ChosenSide;
  second: ChosenSide;
  periods: readonly Option[];
  platforms: readonly Option[];
  /** Other parameters of the address, which stay as they are. */
  kept: Readonly<Record<string, string | null>>;
  swapHref: string;
}) {
  const t = useTranslations("compare.pick");
  const sides = [
    { side: t("first"), names: ["a", "pa"], chosen: first },
    { side: t("second"), names: ["b", "pb"], chosen: second },
  ] as const;
  return (
    <form
      action="/compare"
      method="get"
      aria-label={t("label")}
      className="mb-3 grid gap-3 sm:grid-cols-2 lg:flex lg:flex-wrap lg:items-end print:hidden"
    >
      {Object.entries(kept).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {sides.map(({ side, names: [period, platform], chosen }) => (
        <fieldset key={side} className="grid min-w-0 grid-cols-[auto_1fr_1fr] items-center gap-2">
          <legend className="sr-only">{side}</legend>
          <span className="font-bold" aria-hidden="true">
            {side}
          </span>
          <select
            key={`${period} ${chosen.period}`}
            className={select}
            name={period}
            defaultValue={chosen.period}
            aria-label={t("period", { side })}
          >
            <Options options={periods} />
          </select>
          <select
            key={`${platform} ${chosen.platform}`}
            className={select}
            name={platform}
            defaultValue={chosen.platform ?? ""}
            aria-label={t("platform", { side })}
          >
            <option value="">{t("allPlatforms")}</option>
            <Options options={platforms} />
          </select>
        </fieldset>
      ))}
      <div className="flex gap-2">
        <button type="submit" className="btn btn-primary h-11 px-4 font-bold lg:h-8">
          {t("submit")}
        </button>
        <Link className="control" href={swapHref} prefetch={false}>
          {t("swap")}
        </Link>
      </div>
    </form>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
