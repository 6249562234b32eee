import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Chips, FormStep, textLine } from "#components/logging/form-step.tsx";
import type { LogDay } from "#lib/contracts/log-day.ts";
import { MAX_NAME } from "#lib/contracts/log-limits.ts";

const OTHER = "\0other";
const MORE = "\0more";
/** So many find room before the steps below leave the screen. */
const SHOWN = 6;

/**
 * Why: one of the reasons that the admin keeps, or another in one's own words. Those that lie with who
 * should have taken it come first: they are what a driver stands before.
 */
export function ReasonStep({
  title,
  reasons,
  value,
  error,
  isLast,
  onChange,
}: {
  title: string;
  reasons: LogDay["reasons"];
  value: string;
  error: string | null;
  isLast: boolean;
  onChange: (reason: string) => void;
}) {
  const t = useTranslations("log.reason");
  const done = useTranslations("log")("done");
  const locale = useLocale();
  const [isWhole, setIsWhole] = useState(false);
  const offered = reasons
    .filter(({ retired }) => !retired)
    .toSorted((a, b) => Number(b.excusable) - Number(a.excusable));
  const shown = offered.filter(({ code }, index) => isWhole || index < SHOWN || code === value);
  const isOffered = offered.some(({ code }) => code === value);
  const [isOther, setIsOther] = useState(offered.length === 0 || (value !== "" && !isOffered));
  return (
    <FormStep
      title={title}
      isDone={value.trim() !== ""}
      doneWord={done}
      error={error}
      isLast={isLast}
    >
      <Chips
        label={title}
        value={isOther ? OTHER : value}
        options={[
          ...shown.map(({ code, nameZh, nameEn }) => ({
            value: code,
            label: locale === "en" ? nameEn : nameZh,
          })),
          ...(shown.length < offered.length
            ? [{ value: MORE, label: t("more") }]
            : [{ value: OTHER, label: t("other") }]),
        ]}
        onChoose={(chosen) => {
          if (chosen === MORE) return setIsWhole(true);
          setIsOther(chosen === OTHER);
          onChange(chosen === OTHER ? "" : chosen);
        }}
      />
      {isOther ? (
        <input
          className={textLine}
          aria-label={t("own")}
          placeholder={t("own")}
          autoComplete="off"
          maxLength={MAX_NAME}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : null}
    </FormStep>
  );
}
