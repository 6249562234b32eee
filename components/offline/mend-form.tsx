import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockIn, zoneOf } from "#components/logging/time-words.ts";
import { mendQueued } from "#components/offline/outbox-store.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";
import { MAX_NOTE } from "#lib/contracts/log-limits.ts";
import { typedTime } from "#lib/domain/logging/typed-time.ts";

/** A time of day alone may be of yesterday; whether the platform takes it is for the server to say. */
const DAY_MINUTES = 1_440;

/** Another time, or a reason, for an event that was refused as it was. */
export function MendForm({
  event,
  zone,
  onClose,
}: {
  event: LoggedEvent;
  zone: string;
  onClose: () => void;
}) {
  const t = useTranslations("offline.do");
  const before = clockIn(event.occurredAtMs, zone);
  const [time, setTime] = useState(before);
  const [lateReason, setLateReason] = useState(event.lateReason ?? "");
  const save = async () => {
    const typed = typedTime(time, zoneOf(zone), Date.now(), DAY_MINUTES);
    const isMoved = time !== before && typed !== null;
    const reason = lateReason.trim();
    await mendQueued(event.id, {
      ...(isMoved && { occurredAtMs: typed, precision: "minute" }),
      ...(reason !== "" && { lateReason: reason }),
    });
    onClose();
  };
  const input = "input mt-1 h-11 w-full";
  return (
    <form
      className="mt-2 grid gap-2 border-l-2 border-accent pl-3"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void save();
      }}
    >
      <label className="text-sm">
        {t("time")}
        <input
          type="time"
          className={input}
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
      </label>
      <label className="text-sm">
        {t("reason")}
        <input
          className={input}
          value={lateReason}
          maxLength={MAX_NOTE}
          onChange={({ target }) => setLateReason(target.value)}
        />
      </label>
      <div className="flex gap-2">
        <button type="button" className="control grow justify-center" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn btn-primary h-11 grow px-4 font-bold">
          {t("save")}
        </button>
      </div>
    </form>
  );
}
