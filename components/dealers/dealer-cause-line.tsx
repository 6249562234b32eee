import Link from "next/link";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import { type CauseNames, causeWords, partWords } from "#components/dealers/dealer-cause-words.ts";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { Counted } from "#lib/domain/causes/cause-counts.ts";
import type { Cause } from "#lib/domain/causes/find-causes.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** Half a mark, as a share of the drawing. */
const INSET = 0.04;

/** One cause: what differs, both rates with their intervals, its misses, and what it rests on. */
export function DealerCauseLine({
  cause,
  scale,
  target,
  verdicts,
  words,
  href,
  range,
}: {
  cause: Cause;
  scale: RateScale;
  target: number;
  /** What can be said of each part that is drawn. */
  verdicts: ReadonlyMap<Counted, AgainstTarget>;
  words: CauseNames;
  href: string;
  range: string;
}) {
  const { t } = words;
  const parts = partWords(cause, words);
  const contrast = "inside" in cause ? cause : null;
  const all = contrast === null ? 0 : contrast.inside.missed + contrast.outside.missed;
  const missed = contrast === null ? ("n" in cause ? cause.n : 0) : contrast.inside.missed;
  const finding = causeWords(cause, target, words);
  return (
    <tr>
      <th scope="row" className="min-w-48 font-normal! whitespace-normal!">
        {finding}
        <span className="block text-xs text-ink-3 md:hidden">{range}</span>
      </th>
      <td className="max-lg:hidden">
        {contrast === null || parts === null ? null : (
          <svg className="block h-9 w-44 overflow-visible" aria-hidden="true">
            <Target scale={scale} target={target} />
            {[contrast.inside, contrast.outside].map((part, index) => (
              <svg
                key={index === 0 ? "part" : "rest"}
                y={index * 18}
                width="100%"
                height={18}
                aria-hidden="true"
              >
                <Bar part={part} scale={scale} verdict={verdicts.get(part) ?? "unsure"} />
              </svg>
            ))}
          </svg>
        )}
      </td>
      <td className="num">
        <Link
          className="drill"
          href={href}
          prefetch={false}
          aria-label={t("partRows", { words: parts?.part ?? finding, missed })}
        >
          {formatCount(missed)}
        </Link>
        <span className="text-ink-3">
          {" / "}
          {formatCount(contrast === null ? ("of" in cause ? cause.of : 0) : contrast.inside.due)}
        </span>
      </td>
      <td className="num max-md:hidden">
        {contrast === null ? (
          "–"
        ) : (
          <span
            title={t("explains", {
              about: Math.round(contrast.share * all),
              least: Math.floor(contrast.shareAtLeast * all),
            })}
          >
            {t("share", {
              share: formatRate(contrast.share),
              least: formatRate(contrast.shareAtLeast),
            })}
          </span>
        )}
      </td>
      <td className="text-xs text-ink-3 max-md:hidden">
        {range}
        <span className="block">{t("pValue", { p: shownP(cause.pValue) })}</span>
      </td>
    </tr>
  );
}

/** Marks at either end stay whole: they stand a little inside the drawing. */
function placeOn({ from }: RateScale) {
  const inset = (1 - from) * INSET;
  return percentScale(from - inset, 1 + inset);
}

function Target({ scale, target }: { scale: RateScale; target: number }) {
  const at = placeOn(scale);
  return (
    <line
      className="stroke-ink-1"
      strokeWidth={1.2}
      x1={at(target)}
      x2={at(target)}
      y1={0}
      y2="100%"
    />
  );
}

function Bar({
  part,
  scale,
  verdict,
}: {
  part: Counted;
  scale: RateScale;
  verdict: AgainstTarget;
}) {
  const onTime = part.due - part.missed;
  const interval = wilsonInterval(onTime, part.due);
  if (interval === null) return null;
  return (
    <g>
      <title>{formatInterval(interval)}</title>
      <JudgedBar
        value={onTime / part.due}
        interval={interval}
        verdict={verdict}
        at={placeOn(scale)}
      />
    </g>
  );
}

function shownP(p: number): string {
  return p < 0.001 ? "<\u00a00.001" : `=\u00a0${p.toFixed(3)}`;
}
