import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSetting } from "#components/board/first-board.ts";
import type { KnownBoard } from "#components/board/use-board-cards.ts";
import { useTicking } from "#components/board/use-ticking.ts";
import { RateBar } from "#components/charts/rate-bar.tsx";
import { clockIn, nearTime, zoneOf } from "#components/logging/time-words.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { LiveStatus } from "#lib/contracts/live.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatBeside } from "#lib/i18n/format-time.ts";

/** What stands above the lanes: which platform, how fresh it is, what time it is there, and the day so far. */
export function BoardBar({
  setting,
  board,
  status,
  firstMs,
  nextDue,
  children,
  tools,
}: {
  setting: BoardSetting;
  board: KnownBoard;
  status: LiveStatus;
  firstMs: number;
  nextDue: { readonly atMs: number; readonly zone: string; readonly onShow: () => void } | null;
  /** The platform's name, or the choice of one. */
  children: ReactNode;
  tools: ReactNode;
}) {
  const t = useTranslations("board");
  const locale = useLocale();
  const nowMs = useTicking(firstMs, board.aheadMs, 1_000);
  const now = new Date(nowMs);
  return (
    <div className="-mx-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line-1 px-4 py-2 lg:-mx-8 lg:min-h-14 lg:px-8">
      {children}
      <Freshness status={status} heardAtMs={board.heardAtMs} nowMs={nowMs} />
      <span className="flex items-baseline gap-2 whitespace-nowrap text-ink-2">
        <b className="text-title text-ink-1">{clockIn(nowMs, setting.zone)}</b>
        <span className="max-sm:hidden" title={setting.zone}>
          {formatBeside(now, now, setting.zone, locale, "date").day}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-ink-2 lg:ml-auto">
        <Today
          today={board.today}
          target={setting.target}
          href={(outcome) => {
            const day = isoOfDay(civilDayAt(zoneOf(setting.zone), nowMs));
            return hrefTo("/shipments", {
              period: `${day}..${day}`,
              platform: setting.platform === "all" ? null : setting.platform,
              outcome,
            });
          }}
        />
      </span>
      {nextDue === null ? null : (
        <span className="flex items-baseline gap-2 whitespace-nowrap border-line-2 text-ink-2 xl:border-l xl:pl-6">
          {t("nextDue")}
          <button
            type="button"
            className="drill inline-flex min-h-11 items-center text-title font-bold text-ink-1 lg:min-h-0"
            onClick={nextDue.onShow}
          >
            {nearTime(nextDue.atMs, nowMs, nextDue.zone, locale)}
          </button>
        </span>
      )}
      {tools}
    </div>
  );
}

function Freshness({
  status,
  heardAtMs,
  nowMs,
}: {
  status: LiveStatus;
  heardAtMs: number;
  nowMs: number;
}) {
  const t = useTranslations("board.live");
  const seconds = Math.max(0, Math.floor((nowMs - heardAtMs) / 1000));
  const isLive = status === "live";
  return (
    <span className={`badge-line ${status === "offline" ? "text-bad" : "text-ink-2"}`}>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        {isLive ? <circle className="fill-good-1" r="7" /> : null}
        <circle
          className={isLive ? "fill-good-fill" : "fill-surface stroke-line-3"}
          r={isLive ? 4 : 3.5}
          strokeWidth={1.3}
        />
      </svg>
      {/* Told once when it changes, not with every second. */}
      <span role="status" className="sr-only">
        {isLive ? null : t(status, { seconds, minutes: Math.floor(seconds / 60) })}
      </span>
      <span aria-hidden={!isLive}>{t(status, { seconds, minutes: Math.floor(seconds / 60) })}</span>
    </span>
  );
}

/** The official figure of today with its interval against the target. */
function Today({
  today: { due, onTime },
  target,
  href,
}: {
  today: KnownBoard["today"];
  target: number;
  /** The rows of today with this outcome. */
  href: (outcome: Outcome) => string;
}) {
  const t = useTranslations("board");
  const interval = wilsonInterval(onTime, due);
  if (interval === null) return t("todayNone");
  const rate = onTime / due;
  const standing = rate < target ? "watch" : interval.low >= target ? "strong" : "meets";
  return (
    <>
      <a
        className="drill inline-flex min-h-11 items-center gap-1 whitespace-nowrap lg:min-h-0"
        href={href(onTime < due ? "missed" : "due")}
      >
        {t.rich("today", {
          onTime: formatCount(onTime),
          due: formatCount(due),
          rate: formatRate(rate, target),
          b: (text) => <b className="text-title text-ink-1">{text}</b>,
        })}
      </a>
      <RateBar
        rate={rate}
        interval={interval}
        standing={standing}
        target={target}
        scale={rateScale([rate, interval.low], target)}
        width={120}
      />
      <span className="whitespace-nowrap text-ink-3 max-sm:hidden">
        {t("against", { target: formatTarget(target), interval: formatInterval(interval) })}
      </span>
    </>
  );
}
