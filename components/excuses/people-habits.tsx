import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { attainment } from "#lib/domain/league.ts";
import { formatInterval, formatRate } from "#lib/i18n/format.ts";

/** How often somebody asked, what came of it, and how often they decided. */
export type PersonHabit = {
  readonly personId: string | null;
  readonly name: string | null;
  readonly asked: number;
  readonly waiting: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly approved: number;
  readonly declined: number;
};

const peopleColumns = [
  "asked",
  "waiting",
  "granted",
  "refused",
  "withdrawn",
  "approved",
  "declined",
] as const;

/** Who asks for excuses and who grants them, who asks most first. */
export function PeopleHabits({
  rows,
  href,
}: {
  rows: readonly PersonHabit[];
  /** Where the requests are that a count of somebody is made of. */
  href: (personId: string, count: (typeof peopleColumns)[number]) => string;
}) {
  const t = useTranslations("excuses.habits");
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  const [first] = rows;
  const title =
    asked === 0 || first === undefined
      ? t("nobody")
      : t("peopleFinding", {
          asked,
          name: first.name ?? t("unknown"),
          share: formatRate(first.asked / asked),
        });
  return (
    <Panel id="people" title={title} caption={t("peopleCaption")}>
      {rows.length === 0 ? null : (
        <div className="overflow-x-auto">
          <table className="figures min-w-[560px]">
            <caption className="sr-only">{t("people")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("person")}</th>
                {peopleColumns.map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(column)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t("approvedShare")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.personId ?? "none"}>
                  <th scope="row" className="font-normal whitespace-nowrap">
                    {row.name ?? t("unknown")}
                  </th>
                  {peopleColumns.map((column) => (
                    <td key={column} className="num">
                      {row.personId === null || row[column] === 0 ? (
                        row[column]
                      ) : (
                        <Link className="drill" href={href(row.personId, column)} prefetch={false}>
                          {row[column]}
                        </Link>
                      )}
                    </td>
                  ))}
                  <ApprovedShare approved={row.approved} of={row.approved + row.declined} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** How many of those that somebody decided they approved, with its 95 % interval: few say little. */
function ApprovedShare({ approved, of }: { approved: number; of: number }) {
  const share = attainment(of, approved);
  if (share === null) return <td className="num">–</td>;
  return (
    <td className="num">
      {formatRate(share.rate)}
      <small className="block text-ink-3">{formatInterval(share.interval)}</small>
    </td>
  );
}
