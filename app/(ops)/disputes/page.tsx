import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { z } from "zod";
import { answerAction } from "#app/(ops)/disputes/actions.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsPage } from "#app/search-params.ts";
import { AnswerForm } from "#components/tracking/answer-form.tsx";
import { DisputeCard } from "#components/tracking/dispute-card.tsx";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { countDisputes, type DisputeItem, listDisputes } from "#lib/data/disputes.ts";
import { findShipment } from "#lib/data/shipment-detail.ts";

const PAGE_SIZE = 20;
const states = ["open", "answered"] as const;

const loadQuery = createLoader({
  state: parseAsStringLiteral(states).withDefault("open"),
  page: parseAsPage.withDefault(1),
});

const precisionSchema = z.enum(["date", "minute", "second"]);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("title") };
}

export default async function DisputesPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("disputes:write");
  const { state, page } = await loadQuery(props.searchParams);
  const [counts, disputes, t] = await Promise.all([
    countDisputes(scope),
    listDisputes(scope, state, { page, pageSize: PAGE_SIZE }),
    getTranslations("disputes"),
  ]);
  const cards = await Promise.all(
    disputes.map(async (dispute) => ({ dispute, events: await eventsOf(dispute) })),
  );
  const importsOpen = scope.role !== null && can(scope.role, "imports:read");
  const href = (one: (typeof states)[number], to = 1) =>
    hrefTo("/disputes", {
      state: one === "open" ? null : one,
      page: to === 1 ? null : String(to),
    });
  return (
    <>
      <PageHeader title={t(`heading.${state}`, { count: counts[state] })} meta={t("caption")} />
      <nav aria-label={t("tabs.label")} className="border-b border-line-1">
        <ul className="flex">
          {states.map((one) => (
            <li key={one}>
              <Link
                className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
                href={href(one)}
                aria-current={one === state ? "true" : undefined}
                prefetch={false}
              >
                {t(`tabs.${one}`)}
                <span className="font-normal text-ink-3">{counts[one]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {cards.length === 0 ? (
        <p className="py-6 text-ink-2">{t(`empty.${state}`)}</p>
      ) : (
        <ol>
          {cards.map(({ dispute, events }) => (
            <DisputeCard
              key={dispute.receiptId}
              dispute={dispute}
              events={events}
              importsOpen={importsOpen}
              form={
                dispute.outcome !== null ? null : (
                  <AnswerForm
                    action={answerAction}
                    fields={{ dealerId: dispute.dealerId, receiptId: dispute.receiptId }}
                    mayAccept={dispute.deliveredAt !== null}
                    words={{ note: t("note"), accept: t("accept"), decline: t("decline") }}
                  />
                )
              }
            />
          ))}
        </ol>
      )}
      <EarlierLater
        page={page}
        hasMore={page * PAGE_SIZE < counts[state]}
        href={(to) => href(state, to)}
      />
    </>
  );
}

/** What happened to the shipment of a dispute, as its own page tells it. */
async function eventsOf({ dealerId, shipmentId }: DisputeItem) {
  const scope = await requireScope("disputes:write");
  const shipment = await findShipment(scope, dealerId, shipmentId, requestNow());
  return (shipment?.events ?? []).map((event) => ({
    ...event,
    precision: precisionSchema.parse(event.precision),
  }));
}
