import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { nearTime } from "#components/logging/time-words.ts";
import { isUnsent } from "#components/offline/outbox-store.ts";
import { isTroubled, type PhoneState } from "#components/offline/phone-state.ts";
import { QueueItem } from "#components/offline/queue-item.tsx";
import { askToSend } from "#components/offline/sync-schedule.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** Of what was sent, the newest so many are listed: it is only there to be seen. */
const SENT_SHOWN = 20;

/**
 * Everything that was entered on this phone: what asks for a decision, what waits, what was sent. Open
 * from when it is drawn.
 */
export function QueueDialog({
  phone,
  signOut,
  onClose,
}: {
  phone: PhoneState;
  /** The way out, at the end of the list. */
  signOut: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations("offline");
  const locale: Locale = useLocale();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const { items, waiting, lastSyncAtMs, halt } = phone;
  const troubled = items.filter(isTroubled);
  const isHeld = new Set(
    troubled.filter(({ state }) => state === "refused").map(({ event }) => event.shipmentId),
  );
  const unsent = items.filter((item) => !isTroubled(item) && isUnsent(item));
  const sent = items
    .filter((item) => !isTroubled(item) && !isUnsent(item))
    .slice(-SENT_SHOWN)
    .reverse();
  const mayCorrect = phone.day !== null && can(phone.day.day.role, "events:correct");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const groups = [
    { key: "troubledHead", of: troubled },
    { key: "waitingHead", of: unsent },
    { key: "sentHead", of: sent },
  ] as const;
  return (
    <dialog
      ref={ref}
      aria-label={t("strip.label")}
      onClose={onClose}
      className="m-0 mx-auto mt-auto max-h-[90dvh] w-full max-w-2xl overflow-auto border-t border-line-2 bg-surface text-ink-1 backdrop:bg-scrim"
    >
      <header className="sticky top-0 flex min-h-13 items-center gap-3 border-b border-line-1 bg-surface pl-4">
        <h2 className="flex-1 text-figure font-bold">
          {waiting === 0 ? t("list.allSent") : t("list.title", { count: waiting })}
        </h2>
        {waiting > 0 ? (
          <button type="button" className="control" onClick={askToSend}>
            <LogIcon name="again" />
            {t("list.sendNow")}
          </button>
        ) : null}
        <button
          type="button"
          className="grid size-12 cursor-pointer place-items-center text-ink-2"
          aria-label={t("list.close")}
          onClick={() => ref.current?.close()}
        >
          <LogIcon name="close" size={20} />
        </button>
      </header>
      {halt === "signed_out" ? (
        <p className="flex items-center gap-3 border-b border-line-1 px-4 py-3">
          <span className="flex-1">{t("strip.signedOutHint")}</span>
          <a className="btn btn-primary h-11 px-4 font-bold" href="/sign-in?to=/log">
            {t("signIn")}
          </a>
        </p>
      ) : null}
      {items.length === 0 ? <p className="px-4 py-6 text-ink-2">{t("list.none")}</p> : null}
      {groups.map(({ key, of }) =>
        of.length === 0 ? null : (
          <section key={key} aria-labelledby={`queue-${key}`} className="px-4 pt-3">
            <h3 id={`queue-${key}`} className="text-sm text-ink-3">
              {t(`list.${key}`)}
            </h3>
            <ul className="divide-y divide-line-1">
              {of.map((item) => (
                <QueueItem
                  key={item.event.id}
                  item={item}
                  isBehind={key === "waitingHead" && isHeld.has(item.event.shipmentId)}
                  zone={zoneOf(phone, item.event.shipmentId) ?? zone}
                  mayCorrect={mayCorrect}
                  onLeave={() => ref.current?.close()}
                />
              ))}
            </ul>
          </section>
        ),
      )}
      <footer className="mt-3 flex min-h-14 items-center gap-3 border-t border-line-1 px-4 py-2 text-sm text-ink-2">
        <span className="flex-1">
          {lastSyncAtMs === null
            ? null
            : t("list.lastSync", { time: nearTime(lastSyncAtMs, Date.now(), zone, locale) })}
        </span>
        {signOut}
      </footer>
    </dialog>
  );
}

/** The zone in which a shipment's times are told, where the phone still has it. */
function zoneOf({ day }: PhoneState, shipmentId: string): string | undefined {
  return day?.day.shipments.find(({ id }) => id === shipmentId)?.zone;
}
