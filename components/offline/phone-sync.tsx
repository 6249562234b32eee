"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { keepSending } from "#components/offline/sync-schedule.ts";
import { keepPage } from "#components/offline/worker-registration.ts";

/**
 * Keeps the page for when there is no network and sends what waits, for as long as it is open; offers a
 * newer version of itself once there is one, and never opens it unasked: a form may be half filled in.
 */
export function PhoneSync() {
  const t = useTranslations("offline.newer");
  const [isOld, setIsOld] = useState(false);
  useEffect(() => {
    // So that the browser does not clear away what waits when the phone runs full.
    void navigator.storage?.persist?.();
    return keepSending();
  }, []);
  useEffect(() => keepPage(() => setIsOld(true)), []);
  return isOld ? (
    <p
      role="status"
      className="flex min-h-11 items-center gap-3 border-b border-line-1 bg-accent-soft px-4"
    >
      <span className="flex-1">{t("text")}</span>
      <button type="button" className="control" onClick={() => window.location.reload()}>
        {t("reload")}
      </button>
    </p>
  ) : null;
}
