import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount } from "#lib/i18n/format.ts";

/** How often somebody stopped the clock of a platform's shipments, and what came of it. */
export type PauseRow = {
  readonly platformId: string;
  readonly platform: string;
  readonly personId: string | null;
  readonly person: string | null;
  readonly pauses: number;
  readonly open: number;
  readonly minutes: number;
  readonly saved: number;
};

/** Pauses by platform and person: the adjusted figure moves by them, and nobody approves them. */
export function PauseHabits({ rows }: { rows: readonly PauseRow[] }) {
  const t = useTranslations("excuses.pauseHabits");
  const pauses = rows.reduce((sum, row) => sum + row.pauses, 0);
  const saved = rows.reduce((sum, row) => sum + row.saved, 0);
  return (
    <Panel id="pauses" title={t("finding", { pauses, saved })} caption={t("caption")}>
      {rows.length === 0 ? null : (
        <div className="overflow-x-auto">
          <table className="figures min-w-[520px]">
            <caption className="sr-only">{t("title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("platform")}</th>
                <th scope="col">{t("person")}</th>
                {(["pauses", "open", "minutes", "saved"] as const).map((key) => (
                  <th key={key} scope="col" className="num">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.platformId} ${row.personId}`}>
                  <th scope="row">{row.platform}</th>
                  <td>{row.person ?? t("unknown")}</td>
                  <td className="num">{formatCount(row.pauses)}</td>
                  <td className="num">{formatCount(row.open)}</td>
                  <td className="num">{formatCount(Math.round(row.minutes))}</td>
                  <td className="num">{formatCount(row.saved)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
