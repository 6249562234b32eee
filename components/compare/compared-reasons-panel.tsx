import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConclusionWord } from "#components/compare/conclusion-word.tsx";
import { DifferenceBar, reachOf } from "#components/compare/difference-bar.tsx";
import type { ShownSide } from "#components/compare/side.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Compared } from "#lib/charts/prepare-compare.ts";
import type { ComparedReasons } from "#lib/charts/prepare-compared-reasons.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { formatCount, formatPoints } from "#lib/i18n/format.ts";

/** Misses by reason on both sides, and which of them changed. */
export function ComparedReasonsPanel({
  compared: { reasons, changed },
  first,
  second,
}: {
  compared: ComparedReasons;
  first: ShownSide;
  second: ShownSide;
}) {
  const t = useTranslations("compare.reasons");
  const tRates = useTranslations("compare.rates");
  const words = useTranslations("shipments");
  const caption = t("caption", { count: reasons.length });
  const reach = reachOf(reasons.map(({ compared }) => compared));
  const rows = (n: number, side: ShownSide, reason: string) =>
    n === 0 ? (
      0
    ) : (
      <Link
        className="drill"
        href={hrefTo("/shipments", { ...side.params, outcome: "missed", reason })}
        prefetch={false}
      >
        {formatCount(n)}
      </Link>
    );
  return (
    <Panel id="reasons" title={title()} caption={caption}>
      <section aria-label={caption} className="mt-1 overflow-x-auto">
        <table className="figures sm:min-w-[520px] max-sm:[&_td]:px-1 max-sm:[&_th]:px-1 max-sm:[&_th]:whitespace-normal">
          <thead>
            <tr>
              <th scope="col">{t("reason")}</th>
              <th scope="col" className="num">
                {first.name}
              </th>
              <th scope="col" className="num">
                {second.name}
              </th>
              <th scope="col" className="num">
                {t("per100")}
              </th>
              <th scope="col" className="w-32 text-center! max-sm:hidden">
                {tRates("zero")}
              </th>
              <th scope="col" className="max-sm:hidden">
                {tRates("conclusion")}
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ reason, compared, ...counts }) => (
              <tr key={reason}>
                <th scope="row" className="max-w-40 min-w-24 whitespace-normal!">
                  {reasonWord(reason, words)}
                  {compared === null ? null : (
                    <span className="block sm:hidden">{conclusion(compared)}</span>
                  )}
                </th>
                <td className="num">{rows(counts.first, first, reason)}</td>
                <td className="num">{rows(counts.second, second, reason)}</td>
                {compared === null ? (
                  <td colSpan={3} />
                ) : (
                  <>
                    <td className="num">{formatPoints(100 * compared.difference)}</td>
                    <td className="max-sm:hidden">
                      <DifferenceBar compared={compared} reach={reach} />
                    </td>
                    <td className="max-sm:hidden">{conclusion(compared)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );

  function conclusion({ conclusion }: Compared) {
    return (
      <ConclusionWord
        conclusion={conclusion}
        {...(conclusion === "worse" && { word: t("more") })}
        {...(conclusion === "better" && { word: t("less") })}
      />
    );
  }

  function title() {
    const [first] = changed;
    if (first === undefined) return t("findingNone");
    return t("finding", {
      reason: reasonWord(first.reason, words),
      direction: first.compared.difference > 0 ? "up" : "down",
      points: Math.abs(100 * first.compared.difference).toFixed(2),
      more: changed.length - 1,
    });
  }
}
