import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { DealerEvidence } from "#app/(manager)/dealers/[id]/evidence.tsx";
import { readDealer } from "#app/(manager)/dealers/[id]/read-dealer.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { loadCohortParams, parseAsId } from "#app/search-params.ts";
import { DealerCauses } from "#components/dealers/dealer-causes.tsx";
import { DealerFacts } from "#components/dealers/dealer-facts.tsx";
import { DealerFigures } from "#components/dealers/dealer-figures.tsx";
import { DealerNav } from "#components/dealers/dealer-nav.tsx";
import { DealerShipments } from "#components/dealers/dealer-shipments.tsx";
import { StandingSentence } from "#components/dealers/standing-sentence.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { findDealer } from "#lib/data/dealers.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
};

// The page and its title ask for the same dealer: read once a request.
const dealerOf = cache(async (params: Props["params"]) => {
  const id = parseAsId.parse((await params).id);
  const dealer = id === null ? null : await findDealer(await requireScope("metrics:read"), id);
  return dealer ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await dealerOf(params)).name };
}

export default async function DealerPage({ params, searchParams }: Props) {
  const scope = await requireScope("metrics:read");
  const dealer = await dealerOf(params);
  const cohort = await resolveCohort(await loadCohortParams(searchParams));
  const [read, locale, t, report] = await Promise.all([
    readDealer(scope, cohort.filter, dealer.id, requestNow()),
    getLocale(),
    getTranslations("dealers.page"),
    getTranslations("report"),
  ]);
  const shown = read ?? notFound();
  const { row, judged, causes, record, names } = shown;
  const missed = row.late + row.undelivered;
  const period = formatPeriod(cohort.filter.period, locale);
  const classNames = classNamesIn(shown.classes, locale);
  // A region cuts what lists show, and the dealer may be of another: its own rows are all of them.
  const shipments = { ...cohort.params, region: null, dealer: dealer.id };
  return (
    <>
      <PageHeader
        title={dealer.name}
        meta={<DealerFacts dealer={dealer} />}
        back={{ href: hrefTo("/dealers", cohort.params), label: t("back") }}
        actions={
          <Link
            className="control"
            href={hrefTo("/report", { period: cohort.params.period, dealer: dealer.id })}
            prefetch={false}
          >
            <Icon name="report" />
            {report("open")}
          </Link>
        }
      />
      <StandingSentence row={row} period={period} judged={judged} />
      <DealerNav />
      <div id="causes" className="mt-3 scroll-mt-16 border-t border-line-1">
        <DealerCauses
          causes={causes}
          due={row.due}
          missed={missed}
          target={row.target}
          period={cohort.filter.period}
          record={record}
          names={new Map([...names, ...classNames])}
          shipments={shipments}
        />
      </div>
      <DealerFigures
        row={row}
        ranked={judged}
        href={(outcome) => hrefTo("/shipments", { ...shipments, outcome })}
      />
      <DealerEvidence
        shown={shown}
        period={cohort.filter.period}
        words={period}
        classNames={classNames}
        shipments={shipments}
        month={(key) => hrefTo(`/dealers/${dealer.id}`, { ...cohort.params, period: key })}
      />
      <div id="shipments" className="scroll-mt-16">
        <DealerShipments
          rows={shown.shipments.rows}
          total={shown.shipments.total}
          missed={missed}
          period={period}
          classNames={classNames}
          shipments={shipments}
          asOf={requestNow()}
        />
      </div>
    </>
  );
}
