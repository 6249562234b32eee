import Link from "next/link";
import { useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Verdict } from "#lib/domain/sla/verdict.ts";
import { formatCount } from "#lib/i18n/format.ts";

type Line = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string | null;
  readonly dealer: string;
  readonly acceptedAt: Date;
  readonly dueAt: Date;
  readonly dueThenMs: number;
  readonly deliveredAt: Date | null;
  readonly verdictNow: Verdict;
  readonly verdictThen: Verdict;
};

/** The shipments that a draft would judge otherwise, each leading to its own page. On a phone its times stand below its number. */
export function ChangedShipments({
  shipments: { total, page, size, lines },
  all,
  zone,
  only,
  allHref,
  href,
}: {
  shipments: {
    readonly total: number;
    readonly page: number;
    readonly size: number;
    readonly lines: readonly Line[];
  };
  /** Of all dealers. */
  all: number;
  zone: string;
  /** The dealer that they are narrowed to. */
  only: string | null;
  allHref: string;
  href: (page: number) => string;
}) {
  const t = useTranslations("policies.whatIf");
  const pages = useTranslations("common.pages");
  const from = (page - 1) * size + 1;
  return (
    <Panel
      id="changed"
      title={t("shipments", { count: only === null ? all : total })}
      caption={
        total === 0
          ? undefined
          : t("shipmentsShown", {
              from: formatCount(from),
              to: formatCount(from + lines.length - 1),
            })
      }
    >
      {only === null ? null : (
        <p className="mt-1">
          {t("only", { dealer: only })}{" "}
          <Link className="drill ml-2" href={allHref} prefetch={false} scroll={false}>
            {t("all")}
          </Link>
        </p>
      )}
      {lines.length === 0 ? null : (
        <div className="mt-2 md:overflow-x-auto">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col" className="pl-0">
                  {t("shipment")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("dealer")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("accepted")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("dueNow")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("dueThen")}
                </th>
                <th scope="col" className="max-md:hidden">
                  {t("delivered")}
                </th>
                <th scope="col" className="pr-0 max-md:text-right!">
                  {t("verdict")}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row" className="pl-0 font-normal max-md:py-2!">
                    <Link
                      className="drill"
                      href={`/shipments/${line.dealerId}/${line.id}`}
                      prefetch={false}
                    >
                      {line.number ?? t("noNumber")}
                    </Link>
                    <Brief line={line} zone={zone} />
                  </th>
                  <td className="whitespace-nowrap max-md:hidden">{line.dealer}</td>
                  <td className="max-md:hidden">
                    <Instant at={line.acceptedAt} zone={zone} />
                  </td>
                  <td className="max-md:hidden">
                    <Instant at={line.dueAt} zone={zone} />
                  </td>
                  <td className="max-md:hidden">
                    <Instant at={new Date(line.dueThenMs)} zone={zone} />
                  </td>
                  <td className="max-md:hidden">
                    {line.deliveredAt ? <Instant at={line.deliveredAt} zone={zone} /> : "–"}
                  </td>
                  <td className="pr-0 align-top! whitespace-nowrap max-md:py-2! max-md:text-right md:align-middle!">
                    <VerdictBadge verdict={line.verdictNow} />
                    <br className="md:hidden" /> → <VerdictBadge verdict={line.verdictThen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > size ? (
        <p className="flex gap-2 pt-3">
          {page > 1 ? (
            <Link className="control" href={href(page - 1)} prefetch={false}>
              {pages("previous")}
            </Link>
          ) : null}
          {page * size < total ? (
            <Link className="control" href={href(page + 1)} prefetch={false}>
              {pages("next")}
            </Link>
          ) : null}
        </p>
      ) : null}
    </Panel>
  );
}

/** What has no column of its own on a phone. */
function Brief({ line, zone }: { line: Line; zone: string }) {
  const t = useTranslations("policies.whatIf");
  const times = [
    ["accepted", line.acceptedAt],
    ["dueNow", line.dueAt],
    ["dueThen", new Date(line.dueThenMs)],
    ["delivered", line.deliveredAt],
  ] as const;
  return (
    <small className="text-ink-3 md:hidden">
      <span className="block">{line.dealer}</span>
      {times.map(([key, at]) =>
        at === null ? null : (
          <span key={key} className="block">
            {t(key)} <Instant at={at} zone={zone} />
          </span>
        ),
      )}
    </small>
  );
}
