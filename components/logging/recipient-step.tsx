import { useTranslations } from "next-intl";
import { useState } from "react";
import { Chips, FormStep, textLine } from "#components/logging/form-step.tsx";
import { MAX_NAME } from "#lib/contracts/log-limits.ts";

const OTHER = "\0other";

/** Who took it: whoever did so before by a tap, anybody else by name. */
export function RecipientStep({
  recipients,
  value,
  error,
  onChange,
}: {
  /** Who has taken deliveries there, whoever did so last first. */
  recipients: readonly string[];
  value: string;
  error: string | null;
  onChange: (recipient: string) => void;
}) {
  const t = useTranslations("log.recipient");
  const done = useTranslations("log")("done");
  const isUsual = recipients.includes(value);
  const [isOther, setIsOther] = useState(recipients.length === 0 || (value !== "" && !isUsual));
  const [last] = recipients;
  return (
    <FormStep
      title={t("title")}
      note={last === undefined ? null : t("last", { name: last })}
      isDone={value.trim() !== ""}
      doneWord={done}
      error={error}
    >
      {recipients.length === 0 ? null : (
        <Chips
          label={t("title")}
          value={isOther ? OTHER : value}
          options={[
            ...recipients.map((name) => ({ value: name, label: name })),
            { value: OTHER, label: t("other") },
          ]}
          onChoose={(chosen) => {
            setIsOther(chosen === OTHER);
            onChange(chosen === OTHER ? "" : chosen);
          }}
        />
      )}
      {isOther ? (
        <input
          className={textLine}
          aria-label={t("name")}
          placeholder={t("name")}
          autoComplete="off"
          maxLength={MAX_NAME}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : null}
    </FormStep>
  );
}
