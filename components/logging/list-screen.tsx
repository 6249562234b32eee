"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { textLine } from "#components/logging/form-step.tsx";
import { go } from "#components/logging/route.ts";
import { ScanNow } from "#components/logging/scan-now.tsx";
import { ShipmentCard } from "#components/logging/shipment-card.tsx";
import { dueOf, isEnded, type ShownShipment } from "#components/logging/shown-shipment.ts";
import { useWedge } from "#components/logging/use-wedge.ts";
import { Icon } from "#components/ui/icon.tsx";
import { findCode, normalCode } from "#lib/domain/logging/codes.ts";

/** The day's shipments by what is left of their time, and the ways to one of them: a tap, a scan, typing. */
export function ListScreen({
  all,
  isDriver,
  openTotal,
  nowMs,
  updated,
}: {
  all: readonly ShownShipment[];
  isDriver: boolean;
  /** How many open ones the server has, of which a phone is not given all. */
  openTotal: number;
  nowMs: number;
  /** When the list was updated, and what updates it. */
  updated: ReactNode;
}) {
  const t = useTranslations("log");
  const [typed, setTyped] = useState("");
  const [unknown, setUnknown] = useState<string | null>(null);
  const coded = all.map((shown) => ({ ...shown.shipment, shown }));

  const open = (code: string) => {
    const found = findCode(code, coded);
    setUnknown(found.kind === "none" ? normalCode(code) : null);
    setTyped(found.kind === "one" ? "" : normalCode(code));
    if (found.kind === "one") go({ at: "shipment", key: found.shipment.shown.key });
  };
  useWedge(open);

  const said =
    unknown === null ? null : { text: t("list.unknown", { code: unknown }), isWrong: true };
  const wanted = typed.trim().toLowerCase();
  const matching = wanted === "" ? all : all.filter((shown) => textOf(shown).includes(wanted));
  const toDo = matching
    .filter((shown) => !isEnded(shown))
    .toSorted((a, b) => dueOf(a.shipment) - dueOf(b.shipment));
  const done = matching.filter(isEnded).toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0));
  const hidden = openTotal - all.filter((shown) => !isEnded(shown)).length;

  return (
    <div className="flex flex-1 flex-col">
      <div className="border-b border-line-1 bg-surface px-4 py-3">
        <form
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== "") open(typed);
          }}
        >
          <input
            type="search"
            className={textLine}
            aria-label={t("list.search")}
            placeholder={t("list.search")}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={80}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setUnknown(null);
            }}
          />
          <button type="submit" className="control h-11 rounded-lg" aria-label={t("list.open")}>
            <Icon name="search" />
          </button>
          <div className="shrink-0 max-lg:hidden">
            <ScanNow label={t("list.scan")} said={said} onCode={open} />
          </div>
        </form>
        {unknown === null ? null : (
          <p role="alert" className="pt-2 font-bold text-bad">
            {t("list.unknown", { code: unknown })}
          </p>
        )}
        {updated}
      </div>
      <div className="flex-1 pb-4">
        <Section
          title={t(isDriver ? "list.toDeliver" : "list.all", { count: toDo.length })}
          shown={toDo}
          nowMs={nowMs}
        />
        {toDo.length === 0 ? (
          <div className="px-4 py-6">
            <p className="text-title font-bold">
              {t(wanted === "" ? "list.none" : "list.noMatch")}
            </p>
            <p className="mt-1 text-ink-2">
              {t(
                wanted !== "" ? "list.noMatchWhy" : isDriver ? "list.noneDriver" : "list.noneDesk",
              )}
            </p>
          </div>
        ) : null}
        {hidden > 0 ? (
          <p className="px-4 py-3 text-sm text-ink-2">{t("list.hidden", { count: hidden })}</p>
        ) : null}
        {done.length === 0 ? null : (
          <Section title={t("list.done", { count: done.length })} shown={done} nowMs={nowMs} />
        )}
      </div>
      <div className="sticky bottom-(--undo) z-10 border-t border-line-2 bg-surface px-4 pt-3 pb-5 empty:hidden lg:hidden [&>button]:w-full">
        <ScanNow label={t("list.scan")} said={said} isLarge onCode={open} />
      </div>
    </div>
  );
}

function Section({
  title,
  shown,
  nowMs,
}: {
  title: string;
  shown: readonly ShownShipment[];
  nowMs: number;
}) {
  return (
    <section>
      <h2 className="px-4 pt-4 pb-2 text-sm font-bold text-ink-2">{title}</h2>
      {shown.length === 0 ? null : (
        <ul className="border-t border-line-1">
          {shown.map((one) => (
            <ShipmentCard key={one.key} shown={one} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What typing looks through. */
function textOf({ shipment }: ShownShipment): string {
  const { number, orderNumber, dealerName, place, address, driverName } = shipment;
  return [number, orderNumber, dealerName, place, address, driverName]
    .filter((text) => text !== null)
    .join(" ")
    .toLowerCase();
}
