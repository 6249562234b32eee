import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount, formatRate } from "#lib/i18n/format.ts";
import { formatDuration, formatInstant } from "#lib/i18n/format-time.ts";

/** `onTime` + `paused` + `moved` − `lost` over `due` − `excused` − `standing` is the adjusted rate. */
export type LedgerSums = {
  readonly due: number;
  readonly onTime: number;
  readonly paused: number;
  readonly moved: number;
  readonly lost: number;
  readonly excused: number;
  readonly standing: number;
};

export type LedgerEntry = {
  readonly kind: "pause" | "promise" | "excuse";
  readonly shipmentId: string;
  readonly number: string | null;
  readonly zone: string;
  readonly reason: string | null;
  readonly fromAt: Date;
  readonly toAt: Date | null;
  readonly verdict: string | null;
  readonly adjustedVerdict: string | null;
};

const parts = ["paused", "moved", "lost", "excused", "standing"] as const;

/** How the adjusted figure comes out of the raw one: pauses, changes that the dealer asked for, excuses. */
export function DealerLedger({
  sums,
  entries,
  total,
  dealerId,
  target,
  period,
}: {
  sums: LedgerSums;
  /** The latest of them. */
  entries: readonly LedgerEntry[];
  total: number;
  dealerId: string;
  target: number;
  period: string;
}) {
  const t = useTranslations("dealer.ledger");
  const { due, onTime, paused, moved, lost, excused, standing } = sums;
  if (total === 0 || due === 0) {
    return (
      <Panel id="ledger" title={t("same")}>
        {null}
      </Panel>
    );
  }
  const left = excused + standing;
  const adjusted = rateWords(onTime + paused + moved - lost, due - left, target);
  const said = parts.filter((part) => sums[part] > 0).map((part) => t(part, { n: sums[part] }));
  return (
    <Panel
      id="ledger"
      title={t("finding", {
        raw: rateWords(onTime, due, target),
        adjusted,
        parts: said.length === 0 ? t("nothing") : said.join(t("separator")),
      })}
      caption={t("caption", { due, period })}
    >
      <p className="mt-2 text-title text-ink-1">
        {t("equation", {
          onTime: formatCount(onTime),
          plus: paused + moved,
          minus: lost,
          due: formatCount(due),
          left,
          adjusted,
        })}
      </p>
      <ul className="mt-1">
        {entries.map((entry) => (
          <Entry
            key={`${entry.kind} ${entry.shipmentId} ${entry.fromAt.getTime()}`}
            entry={entry}
            dealerId={dealerId}
          />
        ))}
      </ul>
      {entries.length < total ? (
        <p className="mt-1 text-xs text-ink-3">{t("first", { shown: entries.length, total })}</p>
      ) : null}
    </Panel>
  );
}

function rateWords(onTime: number, due: number, target: number): string {
  return due === 0 ? "–" : formatRate(onTime / due, target);
}

function Entry({ entry, dealerId }: { entry: LedgerEntry; dealerId: string }) {
  const t = useTranslations("dealer.ledger");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const { kind, shipmentId, number, zone, reason, fromAt, toAt, verdict, adjustedVerdict } = entry;
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  const isSaved = verdict !== "on_time" && adjustedVerdict === "on_time";
  const isOut = kind === "excuse" && adjustedVerdict !== "on_time" && verdict !== "on_time";
  return (
    <li className="border-b border-line-1 py-1.5" title={zone}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b>{t(kind)}</b>
        <Link className="drill" href={`/shipments/${dealerId}/${shipmentId}`} prefetch={false}>
          {number ?? words("noNumber")}
        </Link>
        {reason === null ? null : <span>{reasonWord(reason, words)}</span>}
        <span className={`ml-auto ${isSaved ? "text-good" : "text-ink-3"}`}>
          {t(isSaved ? "turned" : isOut ? "out" : "kept")}
        </span>
      </p>
      <p className="text-xs text-ink-3">{when()}</p>
    </li>
  );

  function when(): string {
    if (kind === "excuse") return t("approved", { at: at(fromAt) });
    if (kind === "promise") return t("dueAgain", { at: toAt === null ? "–" : at(toAt) });
    if (toAt === null) return `${at(fromAt)} · ${t("still")}`;
    return `${at(fromAt)} · ${formatDuration(toAt.getTime() - fromAt.getTime(), locale)}`;
  }
}
