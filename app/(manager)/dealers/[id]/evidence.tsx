import type { ReactNode } from "react";
import type { readDealer } from "#app/(manager)/dealers/[id]/read-dealer.ts";
import { requestNow } from "#app/cohort.ts";
import { CalendarPanel } from "#components/dealers/calendar-panel.tsx";
import { ChangesPanel } from "#components/dealers/changes-panel.tsx";
import { ControlPanel } from "#components/dealers/control-panel.tsx";
import { DealerLedger } from "#components/dealers/dealer-ledger.tsx";
import { LateByPanel } from "#components/dealers/late-by-panel.tsx";
import { MonthsPanel } from "#components/dealers/months-panel.tsx";
import { PromisesPanel } from "#components/dealers/promises-panel.tsx";
import { ReasonsPanel } from "#components/dealers/reasons-panel.tsx";
import { ServedPanel } from "#components/dealers/served-panel.tsx";
import { HoursPanel } from "#components/overview/hours-panel.tsx";
import { LinkedHighlight } from "#components/ui/linked-highlight.tsx";
import { prepareLateBy } from "#lib/charts/prepare-late-by.ts";
import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Period } from "#lib/domain/time/period.ts";

const DESK_MONTHS = 24;
const PHONE_MONTHS = 12;

/** The panels between the cause and the rows: where, when, how late, and what was promised. */
export function DealerEvidence({
  shown,
  period,
  words,
  classNames,
  shipments,
  month,
}: {
  shown: NonNullable<Awaited<ReturnType<typeof readDealer>>>;
  period: Period;
  /** The period in words. */
  words: string;
  classNames: ReadonlyMap<string, string>;
  /** The parameters of the dealer's shipments in the period. */
  shipments: LinkParams;
  /** The page of the same dealer in another month. */
  month: (key: string) => string;
}) {
  const { row, months, groups, control, changes, calendar, strip, ledger, broken } = shown;
  const { target } = row;
  const missed = row.late + row.undelivered;
  const lateBy = prepareLateBy(shown.lateBy);
  return (
    <>
      <Section id="served">
        <ServedPanel
          groups={groups}
          classNames={classNames}
          target={target}
          period={words}
          shipments={shipments}
        />
        <div className="min-w-0">
          <ReasonsPanel
            reasons={groups("reason")}
            missed={missed}
            period={words}
            shipments={shipments}
          />
          {/* Nothing missed has been said above: once is enough. */}
          {lateBy === null ? (
            <div id="late" />
          ) : (
            <div id="late" className="mt-4 scroll-mt-16 border-t border-line-1">
              <LateByPanel chart={lateBy} shipments={shipments} />
            </div>
          )}
        </div>
      </Section>
      <Section id="when" wide>
        <MonthsPanel
          wide={prepareMonthRates(months, target, period, DESK_MONTHS)}
          narrow={prepareMonthRates(months, target, period, PHONE_MONTHS)}
          href={month}
          shipments={(key, outcome) => hrefTo("/shipments", { ...shipments, period: key, outcome })}
        />
        {/* A few hours only: their cells are not drawn out over the page. */}
        <div className={hoursWidth(strip?.hours.length ?? 0)}>
          <HoursPanel
            strip={strip}
            href={(weekday, hour) => hrefTo("/shipments", { ...shipments, weekday, hour })}
          />
        </div>
      </Section>
      <LinkedHighlight by="data-mark">
        <Section id="changed" wide>
          <ControlPanel chart={control} shipments={shipments} />
          {changes === null ? null : (
            <ChangesPanel
              changes={changes.list}
              areTurnsJudged={shown.areTurnsJudged}
              baselineMissRate={changes.baselineMissRate}
              runLength={changes.runLength}
              target={target}
              classNames={classNames}
            />
          )}
        </Section>
      </LinkedHighlight>
      <Section id="days" wide>
        <div className="min-w-0">
          <CalendarPanel calendar={calendar} period={words} shipments={shipments} />
          <div className="mt-4 border-t border-line-1">
            <DealerLedger
              sums={ledger.sums}
              entries={ledger.entries}
              total={ledger.total}
              dealerId={row.dealerId}
              target={target}
              period={words}
            />
          </div>
        </div>
        <div id="promises" className="min-w-0 scroll-mt-16 max-xl:border-t max-xl:border-line-1">
          <PromisesPanel
            broken={broken.items}
            total={broken.total}
            period={words}
            shipments={shipments}
            asOf={requestNow()}
          />
        </div>
      </Section>
    </>
  );
}

function hoursWidth(hours: number): string {
  if (hours > 4) return "min-w-0";
  return hours > 1 ? "min-w-0 max-w-lg" : "min-w-0 max-w-80";
}

/** Two panels side by side at a desk; the first takes what a chart of a year needs where `wide`. */
function Section({
  id,
  wide = false,
  children,
}: {
  id: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const columns = wide ? "xl:grid-cols-[720px_minmax(0,1fr)]" : "xl:grid-cols-2";
  return (
    <div
      id={id}
      className={`mt-4 grid grid-cols-[minmax(0,1fr)] scroll-mt-16 gap-x-10 gap-y-4 border-t border-line-1 ${columns}`}
    >
      {children}
    </div>
  );
}
