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
 * Why: one of the reasons that the admin keeps, in the admin's order, or another in one's own words.
 */
export function ReasonStep({
  title,
  reasons,
  fits,
  value,
  error,
  isLast,
  onChange,
}: {
  title: string;
  reasons: readonly Pick<LogDay["reasons"][number], "code" | "nameZh" | "nameEn" | "retired">[];
  /** The codes that are likely here: they are shown at once, the others behind a word. */
  fits?: ReadonlySet<string>;
  value: string;
  error: string | null;
  isLast: boolean;
  onChange: (reason: string) => void;
}) {
  const t = useTranslations("log.reason");
  const done = useTranslations("log")("done");
  const locale = useLocale();
  const [isWhole, setIsWhole] = useState(false);
  const offered = reasons.filter(({ retired }) => !retired);
  const fitting = offered.filter(({ code }) => fits?.has(code));
  const first = fitting.length > 0 ? fitting : offered.slice(0, SHOWN);
  const shown = offered.filter((one) => isWhole || first.includes(one) || one.code === value);
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
