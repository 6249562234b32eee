import Link from "next/link";
import { useTranslations } from "next-intl";
import { AimRows } from "#components/charts/aim-rows.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { AIM_MINUTES, type PlatformMeans } from "#lib/charts/prepare-platform-minutes.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { formatCount } from "#lib/i18n/format.ts";

const MOST_ROWS = 14;

const shapes = { beyond: "below", unsure: "unsure", within: "above" } as const satisfies Record<
  string,
  AgainstTarget
>;

/** The platforms by mean local minutes against the network's aim. */
export function MinutesPanel({
  means,
  links,
}: {
  means: PlatformMeans | null;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.minutes");
  if (means === null) {
    return (
      <Panel id="minutes" title={t("titleNone")}>
        <p className="py-4 text-ink-2">{t("none")}</p>
      </Panel>
    );
  }
  const { rows, network, counts, unknown, axis } = means;
  const shown = rows.slice(0, MOST_ROWS);
  const caption = t("caption", { mean: network.mean.toFixed(0), n: formatCount(network.n) });
  return (
    <Panel id="minutes" title={title()} caption={caption}>
      <AimRows
        rows={shown.map(({ platformId, name, mean, interval, n, verdict }) => ({
          key: platformId,
          label: name,
          value: mean,
          interval,
          verdict: shapes[verdict],
          shown: mean.toFixed(1),
          note: `n ${formatCount(n)}`,
          title: t("row", {
            name,
            verdict,
            mean: mean.toFixed(1),
            interval: bounds(interval),
            n: formatCount(n),
          }),
          href: links.platform(platformId),
        }))}
        axis={axis}
        aim={AIM_MINUTES}
        label={t("label")}
      />
      {rows.length > shown.length || unknown > 0 ? (
        <p className="mt-1 text-xs text-ink-3">
          {rows.length > shown.length ? t("cut", { shown: shown.length, all: rows.length }) : null}
          {unknown > 0 ? t("unknown", { count: unknown }) : null}
        </p>
      ) : null}
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("platform")}</th>
              <th scope="col" className="num">
                {t("mean")}
              </th>
              <th scope="col" className="num">
                {t("interval")}
              </th>
              <th scope="col" className="num">
                {t("n")}
              </th>
              <th scope="col" className="num">
                {t("due")}
              </th>
              <th scope="col">{t("verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ platformId, name, mean, interval, n, due, verdict }) => (
              <tr key={platformId}>
                <th scope="row">
                  <Link className="drill" href={links.platform(platformId)} prefetch={false}>
                    {name}
                  </Link>
                </th>
                <td className="num">{mean.toFixed(1)}</td>
                <td className="num">{bounds(interval)}</td>
                <td className="num">{formatCount(n)}</td>
                <td className="num">
                  <Link
                    className="drill"
                    href={links.shipments({ outcome: "due", platform: platformId, class: "local" })}
                    prefetch={false}
                  >
                    {formatCount(due)}
                  </Link>
                </td>
                <td>{t("against", { verdict })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );

  function title() {
    const { beyond, unsure } = counts;
    if (beyond > 0) return t("titleBeyond", { beyond, unsure, aim: AIM_MINUTES });
    if (unsure > 0) return t("titleUnsure", { unsure, aim: AIM_MINUTES });
    return t("titleWithin", { platforms: rows.length, aim: AIM_MINUTES });
  }
}

function bounds(interval: Interval | null): string {
  return interval === null ? "–" : `${interval.low.toFixed(1)}–${interval.high.toFixed(1)}`;
}
