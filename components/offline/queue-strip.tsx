"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { LogIcon, type LogIconName } from "#components/logging/log-icon.tsx";
import { useQueue } from "#components/offline/use-queue.ts";

// Seldom opened; the phone keeps it with the page.
const QueueDialog = lazy(() =>
  import("#components/offline/queue-dialog.tsx").then((module) => ({
    default: module.QueueDialog,
  })),
);

/** From here on how far the phone's clock is off is said; below, nobody sees it. */
const SHOWN_SKEW_MS = 60_000;

type Phone = ReturnType<typeof useQueue>;
type Told = { readonly key: Key; readonly icon: LogIconName; readonly tone: "bad" | "plain" };
type Key =
  | "storage"
  | "signedOut"
  | "otherPerson"
  | "forbidden"
  | "offline"
  | "unreachable"
  | "troubled"
  | "sending";

/** The one thing about sending that matters most now; null where all is well. */
function toldOf(phone: Phone, hasNetwork: boolean): Told | null {
  const { halt, waiting, troubled } = phone;
  if (phone.storageFails) return { key: "storage", icon: "alert", tone: "bad" };
  if (halt === "signed_out") return { key: "signedOut", icon: "person", tone: "bad" };
  if (halt === "other_person") return { key: "otherPerson", icon: "person", tone: "bad" };
  if (halt === "forbidden") return { key: "forbidden", icon: "alert", tone: "bad" };
  if (!hasNetwork) return { key: "offline", icon: "offline", tone: "bad" };
  if (halt === "unreachable") return { key: "unreachable", icon: "offline", tone: "bad" };
  if (troubled > 0) return { key: "troubled", icon: "alert", tone: "bad" };
  return waiting > 0 ? { key: "sending", icon: "again", tone: "plain" } : null;
}

/**
 * How sending stands, in one line that opens the list of everything that was entered: without a
 * network, with something on its way or refused, signed out. Nothing where all is well.
 */
export function QueueStrip({ signOut, skewMs }: { signOut: ReactNode; skewMs: number }) {
  const t = useTranslations("offline");
  const phone = useQueue();
  const [isOpen, setIsOpen] = useState(false);
  const told = toldOf(phone, phone.hasNetwork);
  const count = told?.key === "troubled" ? phone.troubled : phone.waiting;
  return (
    <>
      <div role="status">
        {told === null ? null : (
          <button
            type="button"
            className={`flex min-h-11 w-full cursor-pointer items-center gap-2 border-y px-4 text-left ${
              told.tone === "bad"
                ? "border-bad-2 bg-bad-1 text-bad"
                : "border-line-1 bg-sunken text-ink-1"
            }`}
            onClick={() => setIsOpen(true)}
          >
            <LogIcon name={told.icon} size={18} />
            <b className="shrink-0">{t(`strip.${told.key}`, { count })}</b>
            <span className="min-w-0 flex-1 py-1 text-right text-sm text-ink-2">
              {t(`strip.${told.key}Hint`)}
            </span>
            <span className="text-ink-2">
              <LogIcon name="next" size={14} />
            </span>
          </button>
        )}
        <Skew skewMs={skewMs} />
        {phone.ofOthers === 0 ? null : <Note>{t("others", { count: phone.ofOthers })}</Note>}
      </div>
      {isOpen ? (
        <Suspense>
          <QueueDialog phone={phone} signOut={signOut} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 border-b border-line-1 bg-surface px-4 py-2 text-sm text-ink-2">
      <LogIcon name="clock" size={14} />
      {children}
    </p>
  );
}

function Skew({ skewMs }: { skewMs: number }) {
  const t = useTranslations("offline.skew");
  if (Math.abs(skewMs) < SHOWN_SKEW_MS) return null;
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  const isLong = minutes >= 120;
  const span = isLong
    ? t("hours", { count: Math.round(minutes / 60) })
    : t("minutes", { count: minutes });
  return <Note>{t(skewMs > 0 ? "fast" : "slow", { span })}</Note>;
}
