"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useState } from "react";
import { v7 } from "uuid";
import { DayLine } from "#components/logging/day-line.tsx";
import { ListScreen } from "#components/logging/list-screen.tsx";
import { LogBar } from "#components/logging/log-bar.tsx";
import { PersonMenu } from "#components/logging/person-menu.tsx";
import { go, hrefOf, keyOf, useRoute } from "#components/logging/route.ts";
import { ShipmentHead } from "#components/logging/shipment-head.tsx";
import { ShipmentScreen } from "#components/logging/shipment-screen.tsx";
import { shownShipment } from "#components/logging/shown-shipment.ts";
import { type Undoable, UndoBar } from "#components/logging/undo-bar.tsx";
import { useNow } from "#components/logging/use-now.ts";
import type { DayAnswer, KeptDay } from "#components/offline/day-store.ts";
import { LeaveButton } from "#components/offline/leave-button.tsx";
import { queueEvent } from "#components/offline/outbox-store.ts";
import { PhoneSync } from "#components/offline/phone-sync.tsx";
import { QueueStrip } from "#components/offline/queue-strip.tsx";
import { useFreshDay, useQueue } from "#components/offline/use-queue.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";

// The list opens without them; the phone keeps them with the page.
const StepForm = lazy(() =>
  import("#components/logging/step-form.tsx").then((module) => ({ default: module.StepForm })),
);

/** A clock that seems to be off by less is right. */
const NOISE_MS = 10_000;

/**
 * The log: the day's shipments, one of them, or a form. All that it shows of people and shipments comes
 * from what the phone keeps, so that the page itself can be kept for when there is no network.
 */
export function LogApp({ signOut }: { signOut: () => Promise<void> }) {
  const t = useTranslations("log");
  const phone = useQueue();
  const [answer, setAnswer] = useState<DayAnswer | null>(null);
  const refresh = useFreshDay(setAnswer);
  const skewMs = phone.skewMs ?? skewOf(phone.day);
  const nowMs = useNow(skewMs);
  const route = useRoute();
  const [last, setLast] = useState<Undoable | null>(null);
  const over = useCallback(() => setLast(null), []);

  const day = phone.day?.day ?? null;
  const all = (day?.shipments ?? []).map((one) => shownShipment(one, phone.items, skewMs));
  const shown = route.at === "list" ? undefined : all.find(({ key }) => key === route.key);

  const logged = (event: LoggedEvent, label: string) => {
    const { kind } = event.said;
    if (kind !== "withdrawn" && kind !== "corrected") setLast({ id: event.id, kind, label });
    const isOver = kind === "delivered" || kind === "cancelled" || kind === "returned";
    go(
      isOver ? { at: "list" } : { at: "shipment", key: keyOf({ ...event, id: event.shipmentId }) },
    );
  };

  const tap = async (step: "arrived") => {
    if (day === null || shown === undefined) return;
    const enteredAtMs = Date.now();
    const event: LoggedEvent = {
      id: v7(),
      dealerId: shown.shipment.dealerId,
      shipmentId: shown.shipment.id,
      said: { kind: step },
      occurredAtMs: enteredAtMs,
      enteredAtMs,
      precision: "second",
    };
    await queueEvent(day.personId, event, [], shown.label);
    logged(event, shown.label);
  };

  const title =
    route.at === "step"
      ? t(`title.${route.step}`)
      : route.at === "shipment"
        ? t("title.shipment")
        : t("title.list");
  const back =
    route.at === "list"
      ? null
      : route.at === "step"
        ? { href: hrefOf({ at: "shipment", key: route.key }), label: t("backToShipment") }
        : { href: hrefOf({ at: "list" }), label: t("backToList") };

  return (
    <div
      className={`mx-auto flex min-h-dvh max-w-2xl flex-col bg-canvas lg:border-x lg:border-line-1 ${last === null ? "[--undo:0px]" : "[--undo:72px] pb-18"}`}
    >
      <LogBar title={title} back={back}>
        {route.at !== "list" ? (
          (shown?.label ?? null)
        ) : day === null ? null : (
          <PersonMenu
            name={day.name}
            isDriver={day.role === "driver"}
            signOut={<LeaveButton action={signOut} />}
          />
        )}
      </LogBar>
      <PhoneSync />
      <QueueStrip signOut={<LeaveButton action={signOut} />} skewMs={skewMs} />
      <main id="content" className="flex flex-1 flex-col border-t border-line-1">
        {day === null ? (
          <Waiting answer={answer} isRead={phone.isRead} retry={refresh} />
        ) : route.at === "list" ? (
          <ListScreen
            all={all}
            isDriver={day.role === "driver"}
            openTotal={day.openTotal}
            nowMs={nowMs}
            updated={
              <DayLine
                savedAtMs={(phone.day?.savedAtMs ?? 0) - skewMs}
                answer={answer}
                refresh={refresh}
              />
            }
          />
        ) : shown === undefined ? (
          <p className="px-4 py-6 text-ink-2">{t("gone")}</p>
        ) : route.at === "shipment" ? (
          <ShipmentScreen
            shown={shown}
            isDriver={day.role === "driver"}
            nowMs={nowMs}
            onTap={(step) => void tap(step)}
          />
        ) : (
          <Suspense fallback={<ShipmentHead shown={shown} nowMs={nowMs} />}>
            <StepForm
              // Each form begins with its own draft.
              key={`${shown.key} ${route.step}`}
              step={route.step}
              shown={shown}
              among={all}
              day={day}
              nowMs={nowMs}
              skewMs={skewMs}
              onLogged={(event) => logged(event, shown.label)}
            />
          </Suspense>
        )}
      </main>
      {last === null ? null : <UndoBar key={last.id} last={last} onOver={over} />}
    </div>
  );
}

/** How far the device's clock was ahead when the day came: the way of an answer takes its part of it. */
function skewOf(kept: KeptDay | null): number {
  if (kept === null) return 0;
  const skewMs = kept.savedAtMs - kept.day.serverNowMs;
  return Math.abs(skewMs) < NOISE_MS ? 0 : skewMs;
}

/** What stands where no day has been kept yet. */
function Waiting({
  answer,
  isRead,
  retry,
}: {
  answer: DayAnswer | null;
  isRead: boolean;
  retry: () => Promise<void>;
}) {
  const t = useTranslations("log.waiting");
  if (!isRead || answer === null || answer === "fresh") {
    return <p className="appear-late px-4 py-6 text-ink-2">{t("loading")}</p>;
  }
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-6">
      <p className="text-title font-bold">{t(answer)}</p>
      {answer === "signed_out" ? (
        <a className="btn btn-primary h-11 px-4 font-bold" href="/sign-in?to=/log">
          {t("signIn")}
        </a>
      ) : (
        <button type="button" className="control h-11" onClick={() => void retry()}>
          {t("again")}
        </button>
      )}
    </div>
  );
}
