import { getLocale, getTranslations } from "next-intl/server";
import { v7 as newId } from "uuid";
import { requestExcuseAction } from "#app/(ops)/excuses/actions.ts";
import { RequestActions } from "#app/(ops)/excuses/request-actions.tsx";
import { explainAction } from "#app/(ops)/misses/actions.ts";
import { requestNow } from "#app/cohort.ts";
import { ExcuseRecord } from "#components/excuses/excuse-record.tsx";
import { RequestForm } from "#components/excuses/request-form.tsx";
import { MissLine } from "#components/misses/miss-line.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { listShipmentExcuses } from "#lib/data/excuse-list.ts";
import { listReasons } from "#lib/data/miss-reasons.ts";
import type { ShipmentDetail } from "#lib/data/shipment-detail.ts";
import { MAX_EVIDENCE } from "#lib/domain/excuses/excuse.ts";

/** What was asked to excuse a miss, what became of it, and the form that asks; to staff alone. */
export async function ExcusePart({ scope, shipment }: { scope: Scope; shipment: ShipmentDetail }) {
  if (!may(scope, "excuses:read")) return null;
  const place = { dealerId: shipment.dealerId, shipmentId: shipment.id };
  const [requests, reasons, locale, t] = await Promise.all([
    listShipmentExcuses(scope, place, requestNow()),
    listReasons(scope),
    getLocale(),
    getTranslations("excuses"),
  ]);
  const isMiss = shipment.verdict === "late" || shipment.verdict === "overdue";
  const waits = requests.some(({ outcome }) => outcome === null);
  const isToAsk =
    may(scope, "excuses:request") && isMiss && !shipment.retracted && !waits && !shipment.excused;
  const isToExplain = may(scope, "events:correct") && isMiss && !shipment.retracted;
  if (requests.length === 0 && !isToAsk && !isToExplain) return null;
  const choices = reasons.map(({ code, nameZh, nameEn, excusable }) => ({
    value: code,
    label: locale === "en" ? nameEn : nameZh,
    excusable,
  }));
  const offered = choices.filter(({ excusable }) => excusable);
  const suggested = offered.find(({ value }) => value === shipment.reason)?.value ?? "";
  return (
    <Panel id="excuse" title={t("onShipment", { count: requests.length })}>
      <ol>
        {requests.map((request) => (
          <li key={request.requestId} className="border-b border-line-1 py-3 last:border-b-0">
            <ExcuseRecord request={request} />
            <RequestActions scope={scope} request={request} back="shipment" />
          </li>
        ))}
      </ol>
      {isToExplain ? (
        <Fold title={t(shipment.reason === null ? "explain.give" : "explain.change")}>
          <MissLine
            action={explainAction}
            fields={{ id: newId(), ...place }}
            usual={choices}
            others={[]}
            words={{ group: t("explain.give"), more: "", kept: t("misses.kept") }}
          />
        </Fold>
      ) : null}
      {isToAsk ? (
        <RequestForm
          id={newId()}
          place={place}
          action={requestExcuseAction}
          reasons={offered}
          suggested={suggested}
          words={{
            title: t("request.title"),
            reason: t("request.reason"),
            choose: t("request.choose"),
            note: t("request.note"),
            submit: t("request.submit"),
            evidence: {
              label: t("request.evidence"),
              hint: t("request.evidenceHint", { most: MAX_EVIDENCE }),
              sending: t("request.sending"),
              failed: t("request.failed"),
              remove: t("request.remove"),
              picture: t("request.picture"),
            },
          }}
        />
      ) : null}
    </Panel>
  );
}
