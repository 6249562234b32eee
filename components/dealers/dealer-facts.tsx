import { useTranslations } from "next-intl";

/** Who a dealer is and who looks after it; what nobody filled in is left out. */
export function DealerFacts({
  dealer,
}: {
  dealer: {
    readonly city: string | null;
    readonly dealerClass: string | null;
    readonly regionName: string | null;
    readonly homePlatform: string | null;
    readonly representative: string | null;
    readonly sponsor: string | null;
    readonly aliases: readonly string[];
  };
}) {
  const t = useTranslations("dealers.page");
  const facts = [
    { key: "city", value: dealer.city },
    { key: "homePlatform", value: dealer.homePlatform },
    {
      key: "dealerClass",
      value: dealer.dealerClass === null ? null : t("class", { code: dealer.dealerClass }),
    },
    { key: "region", value: dealer.regionName },
    { key: "representative", value: dealer.representative },
    { key: "sponsor", value: dealer.sponsor },
    { key: "aliases", value: dealer.aliases.length === 0 ? null : dealer.aliases.join(" · ") },
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ink-3">
      {facts.map(({ key, value }) =>
        value === null ? null : (
          <div key={key} className={`flex gap-1.5 ${key === "aliases" ? "print:hidden" : ""}`}>
            <dt>{t(key)}</dt>
            <dd className="text-ink-2">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
