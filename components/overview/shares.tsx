import { useTranslations } from "next-intl";
import type { RateHeadline } from "#components/overview/headline.tsx";
import { formatRate } from "#lib/i18n/format.ts";

/** How large the inset is drawn; the funnel looks for a free place of this size. */
export const SHARES_SIZE = { width: 232, height: 84 } as const;

const BAR = { x: 84, width: 92 };

type WeakHeadline = Exclude<RateHeadline, { kind: "single" }>;

function useShares({ dealers, standings, weak }: WeakHeadline) {
  const t = useTranslations("overview.funnel");
  return {
    title: t("shares", { weak: standings.weak }),
    shares: [
      { label: t("shareDealers"), share: standings.weak / dealers },
      { label: t("shareShipments"), share: weak.dueShare },
      { label: t("shareMissed"), share: weak.missShare },
    ].flatMap(({ label, share }) => (share === null ? [] : [{ label, share }])),
  };
}

/** What part of the dealers, shipments and misses the weak are; as a part of the funnel's drawing. */
export function SharesInset({ headline }: { headline: WeakHeadline }) {
  const { title, shares } = useShares(headline);
  return (
    <g className="text-xs">
      <text className="fill-ink-1 font-bold" y={12}>
        {title}
      </text>
      {shares.map(({ label, share }, i) => (
        <g key={label} transform={`translate(0 ${22 + i * 20})`}>
          <text className="fill-ink-2" y={14}>
            {label}
          </text>
          <rect className="fill-mark-soft" x={BAR.x} y={7} width={BAR.width} height={6} />
          <rect className="fill-bad-fill" x={BAR.x} y={7} width={BAR.width * share} height={6} />
          <text className="fill-ink-1 font-bold" x={SHARES_SIZE.width} y={14} textAnchor="end">
            {formatRate(share)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The same below the drawing, where it has no free place. */
export function SharesLine({ headline }: { headline: WeakHeadline }) {
  const { title, shares } = useShares(headline);
  return (
    <dl className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs">
      <dt className="font-bold">{title}</dt>
      {shares.map(({ label, share }) => (
        <dd key={label} className="flex items-center gap-2 text-ink-2">
          {label}
          <svg width={56} height={6} aria-hidden="true">
            <rect className="fill-mark-soft" width={56} height={6} />
            <rect className="fill-bad-fill" width={56 * share} height={6} />
          </svg>
          <b className="text-ink-1">{formatRate(share)}</b>
        </dd>
      ))}
    </dl>
  );
}
