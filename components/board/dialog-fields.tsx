import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Asked } from "#components/board/action-dialog.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { AS_ASSIGNED } from "#components/board/read-action.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { MAX_NAME } from "#lib/contracts/log-limits.ts";

/** The fields of an action's dialog but its time; a dialog gives the focus to the first. */
export function DialogFields({
  act,
  cards,
  setting,
  drivers,
  nowMs,
}: Asked & {
  setting: BoardSetting;
  drivers: BoardAnswer["drivers"];
  nowMs: number;
}) {
  const t = useTranslations("board.dialog");
  const optional = (label: string) => `${label} (${t("optional")})`;
  const [first] = cards;
  const isLate = cards.some(
    ({ adjustedDueAtMs, dueAtMs }) => nowMs > Math.min(adjustedDueAtMs ?? dueAtMs, dueAtMs),
  );
  const reasons = setting.reasons.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
  if (act === "picked") return null;
  if (act === "explained") {
    return (
      <Choice name="reason" label={t("reason")} isFirst>
        <option value="">{t("choose")}</option>
        {reasons}
      </Choice>
    );
  }
  if (act === "delivered") {
    return (
      <>
        <TextField
          name="recipient"
          label={t("recipient")}
          maxLength={MAX_NAME}
          autoComplete="off"
          required
        />
        {isLate ? (
          <Choice name="reason" label={optional(t("why"))}>
            <option value="">{t("notSaid")}</option>
            {reasons}
          </Choice>
        ) : null}
      </>
    );
  }
  const names = drivers.map(({ id, name, open }) => (
    <option key={id} value={id}>
      {t("load", { name, count: open })}
    </option>
  ));
  const present = cards.every(({ driverId }) => driverId === first?.driverId)
    ? first?.driverId
    : null;
  if (act === "assign") {
    return (
      <Choice name="driver" label={t("driver")} value={present ?? ""} isFirst isOptional>
        <option value="">{t("nobody")}</option>
        {names}
      </Choice>
    );
  }
  return (
    <>
      <Choice name="driver" label={t("driver")} value={present ?? AS_ASSIGNED} isFirst>
        <option value={AS_ASSIGNED}>{t("asAssigned")}</option>
        {names}
      </Choice>
      <TextField name="vehicle" label={optional(t("vehicle"))} maxLength={MAX_NAME} />
    </>
  );
}

function Choice({
  name,
  label,
  value = "",
  isFirst = false,
  isOptional = false,
  children,
}: {
  name: string;
  label: string;
  value?: string;
  isFirst?: boolean;
  isOptional?: boolean;
  children: ReactNode;
}) {
  return (
    <label className="block text-ink-2">
      {label}
      <select
        name={name}
        defaultValue={value}
        className="control mt-1 w-full text-base"
        required={isFirst && !isOptional}
      >
        {children}
      </select>
    </label>
  );
}
