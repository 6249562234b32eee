import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { MappingValues } from "#lib/contracts/mapping-form.ts";

const orders = ["auto", "ymd", "dmy", "mdy"] as const;

/** How the file is to be read: its zone, the order of its dates, and names that are not known yet. */
export function ReadingOptions({
  values,
  zones,
  isZoneWrong,
  onChange,
}: {
  values: MappingValues;
  zones: ReactNode;
  isZoneWrong: boolean;
  onChange: (changes: Partial<MappingValues>) => void;
}) {
  const t = useTranslations("import");
  return (
    <fieldset className="border-t border-line-2">
      <legend className="pr-3 text-title font-bold">{t("mapping.reading")}</legend>
      <div className="grid gap-x-8 gap-y-4 pt-3 sm:grid-cols-2 lg:grid-cols-4">
        <div className="flex flex-col gap-1">
          <label htmlFor="zone" className="font-bold">
            {t("mapping.zone")}
          </label>
          <input
            id="zone"
            name="zone"
            list="zones"
            required
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            className="control w-full cursor-text aria-invalid:border-bad-fill"
            value={values.zone}
            onChange={(event) => onChange({ zone: event.currentTarget.value })}
            aria-invalid={isZoneWrong}
            aria-describedby="zone-help"
          />
          {zones}
          <p
            id="zone-help"
            className={`flex items-start gap-1.5 text-xs ${isZoneWrong ? "text-bad" : "text-ink-3"}`}
          >
            {isZoneWrong ? <Icon name="alert" size={14} /> : null}
            {t("mapping.zoneHelp")}
          </p>
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor="dateOrder" className="font-bold">
            {t("mapping.dateOrder")}
          </label>
          <select
            id="dateOrder"
            name="dateOrder"
            className="control w-full"
            value={values.dateOrder}
            onChange={(event) => onChange({ dateOrder: event.currentTarget.value })}
          >
            {orders.map((order) => (
              <option key={order} value={order}>
                {t(`order.${order}`)}
              </option>
            ))}
          </select>
        </div>
        <UnknownNames
          name="unknownDealers"
          title={t("mapping.unknownDealers")}
          words={{ create: t("mapping.create"), refuse: t("mapping.refuseDealers") }}
          value={values.unknownDealers}
          onChange={(unknownDealers) => onChange({ unknownDealers })}
        />
        <UnknownNames
          name="unknownPlatforms"
          title={t("mapping.unknownPlatforms")}
          words={{ create: t("mapping.create"), refuse: t("mapping.refusePlatforms") }}
          value={values.unknownPlatforms}
          onChange={(unknownPlatforms) => onChange({ unknownPlatforms })}
        />
      </div>
    </fieldset>
  );
}

function UnknownNames({
  name,
  title,
  words,
  value,
  onChange,
}: {
  name: string;
  title: string;
  words: Readonly<Record<"create" | "refuse", string>>;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <fieldset>
      <legend className="font-bold">{title}</legend>
      {(["create", "refuse"] as const).map((option) => (
        <label key={option} className="flex min-h-11 items-center gap-2 lg:min-h-7">
          <input
            type="radio"
            className="radio radio-primary radio-xs"
            name={name}
            value={option}
            checked={value === option}
            onChange={() => onChange(option)}
          />
          {words[option]}
        </label>
      ))}
    </fieldset>
  );
}
