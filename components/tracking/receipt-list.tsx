import { useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import type { ReceiptEntry } from "#components/tracking/shipment-entry.ts";
import { Icon } from "#components/ui/icon.tsx";

/** What the dealer has said of a delivery, in the order in which it was said, and what came of it. */
export function ReceiptList({
  receipts,
  zone,
}: {
  receipts: readonly ReceiptEntry[];
  zone: string;
}) {
  const t = useTranslations("orders.receipts");
  if (receipts.length === 0) return null;
  return (
    <section className="mt-4" aria-label={t("title")}>
      <h3 className="font-bold">{t("title")}</h3>
      <ol>
        {receipts.map((receipt) => (
          <li key={receipt.id} className="border-b border-line-1 py-2">
            <Said receipt={receipt} zone={zone} />
            {receipt.comment === null ? null : (
              <p className="whitespace-pre-line text-ink-2">“{receipt.comment}”</p>
            )}
            <p className="text-xs text-ink-3">
              {receipt.by === null ? null : `${receipt.by} · `}
              <Instant at={receipt.recordedAt} zone={zone} />
            </p>
            {receipt.kind === "disputed" ? <Answer receipt={receipt} zone={zone} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Said({ receipt, zone }: { receipt: ReceiptEntry; zone: string }) {
  const t = useTranslations("orders.receipts");
  const { kind, receivedAt, loggedAt, onTime, allRight } = receipt;
  const answers = [
    onTime === null ? null : t(onTime ? "onTime" : "notOnTime"),
    allRight === null ? null : t(allRight ? "allRight" : "notAllRight"),
  ].filter((answer) => answer !== null);
  return (
    <>
      <p>
        <b>{t(kind)}</b> {answers.length === 0 ? null : <span>{answers.join(t("separator"))}</span>}
      </p>
      {receivedAt === null ? null : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          {kind === "disputed" ? (
            <>
              <dt className="text-ink-3">{t("logged")}</dt>
              <dd>{loggedAt === null ? "–" : <Instant at={loggedAt} zone={zone} />}</dd>
            </>
          ) : null}
          <dt className="text-ink-3">{t("received")}</dt>
          <dd className={kind === "disputed" ? "font-bold" : ""}>
            <Instant at={receivedAt} zone={zone} />
          </dd>
        </dl>
      )}
    </>
  );
}

function Answer({ receipt, zone }: { receipt: ReceiptEntry; zone: string }) {
  const t = useTranslations("orders.receipts");
  const { outcome, note, answeredAt, answeredBy } = receipt;
  if (outcome === null || answeredAt === null) {
    return (
      <p className="badge-line mt-1 text-bad">
        <Icon name="clock" size={14} />
        {t("waitsForAnswer")}
      </p>
    );
  }
  return (
    <div className="mt-1 border-l-2 border-line-2 pl-3">
      <p>
        <b>{t(outcome)}</b>
      </p>
      <p className="whitespace-pre-line text-ink-2">{note}</p>
      <p className="text-xs text-ink-3">
        {answeredBy === null ? null : `${answeredBy} · `}
        <Instant at={answeredAt} zone={zone} />
      </p>
    </div>
  );
}
