import Link from "next/link";
import { useTranslations } from "next-intl";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import { RateAxis } from "#components/charts/rate-bar.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { ServedKind } from "#lib/charts/prepare-served.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** One platform, site or product with its rate. */
type ServedRow = {
  readonly key: string;
  readonly name: string;
  readonly due: number;
  readonly missed: number;
  readonly rate: number;
  readonly interval: Interval;
  readonly verdict: AgainstTarget;
  /** Null where no list counts the same. */
  readonly href: (outcome: "due" | "missed") => string | null;
};

const AXIS_PX = 132;

/** The lines of one kind, with its name as a head. */
export function ServedGroup({
  kind,
  rows,
  all,
  scale,
  target,
  withHead,
}: {
  kind: ServedKind;
  rows: readonly ServedRow[];
  /** How many there are, shown or not. */
  all: number;
  scale: RateScale;
  target: number;
  withHead: boolean;
}) {
  const t = useTranslations("dealer.served");
  return (
    <tbody>
      <tr className="[&>th]:pt-3">
        <th scope="colgroup" className="text-xs! whitespace-normal! text-ink-3!">
          {t(kind)}
          {all > rows.length ? ` · ${t("more", { shown: rows.length, all })}` : null}
        </th>
        {withHead ? (
          <>
            {(["due", "missed", "rate"] as const).map((column) => (
              <th key={column} scope="col" className="num text-xs! text-ink-3!">
                {t(column)}
              </th>
            ))}
            <th scope="col" className="max-md:hidden">
              <span className="sr-only">{t("interval")}</span>
              <RateAxis scale={scale} target={target} width={AXIS_PX} />
            </th>
          </>
        ) : (
          <td colSpan={4} />
        )}
      </tr>
      {rows.map((row) => (
        <Row key={row.key} row={row} scale={scale} target={target} />
      ))}
    </tbody>
  );
}

function Row({ row, scale, target }: { row: ServedRow; scale: RateScale; target: number }) {
  const { name, due, missed, rate, interval, verdict, href } = row;
  const t = useTranslations("dealer.served");
  const at = percentScale(scale.from, 1);
  const count = (n: number, to: string | null) =>
    to === null || n === 0 ? (
      formatCount(n)
    ) : (
      <Link
        className="drill"
        href={to}
        prefetch={false}
        aria-label={`${t("rows", { name, missed, due })}`}
      >
        {formatCount(n)}
      </Link>
    );
  return (
    <tr>
      <th scope="row" className="whitespace-normal!">
        {name}
      </th>
      <td className="num">{count(due, href("due"))}</td>
      <td className="num">{count(missed, href("missed"))}</td>
      <td className={`num ${verdict === "below" ? "font-bold text-bad" : ""}`}>
        {formatRate(rate, target)}
        <span className="block text-xs font-normal text-ink-3 md:hidden">
          {formatInterval(interval)}
        </span>
      </td>
      <td className="max-md:hidden">
        <svg width={AXIS_PX} height={20} className="block" role="img">
          <title>{`${t("interval")} ${formatInterval(interval)} · ${t(verdict)}`}</title>
          {/* As RateAxis draws its ticks: eight pixels from either edge. */}
          <svg
            x={8}
            width={AXIS_PX - 16}
            height={20}
            className="overflow-visible"
            aria-hidden="true"
          >
            <line className="stroke-line-1" x1="0" x2="100%" y1="50%" y2="50%" />
            <line
              className="stroke-ink-1"
              strokeWidth={1.2}
              x1={at(target)}
              x2={at(target)}
              y1={2}
              y2={18}
            />
            <JudgedBar value={rate} interval={interval} verdict={verdict} at={at} />
          </svg>
        </svg>
      </td>
    </tr>
  );
}
