import Link from "next/link";
import { useTranslations } from "next-intl";
import { Lateness } from "#components/shipments/lateness.tsx";
import { NearInstant } from "#components/shipments/near-instant.tsx";
import { type PromiseItem, PromiseSteps } from "#components/shipments/promise-steps.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentName } from "#components/shipments/shipment-name.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";

export type BrokenPromise = {
  readonly item: ShipmentItem & { readonly reason: string | null };
  readonly promises: readonly PromiseItem[];
};

/** The promises that were not kept: when it was due, what happened, and how the promise came about. */
export function PromisesPanel({
  broken,
  total,
  period,
  shipments,
  asOf,
}: {
  /** The latest of them. */
  broken: readonly BrokenPromise[];
  total: number;
  period: string;
  shipments: LinkParams;
  asOf: Date;
}) {
  const t = useTranslations("dealer.promises");
  const words = useTranslations("shipments");
  const all = broken.length === total;
  return (
    <Panel
      id="broken"
      title={t("finding", { shown: broken.length, total, all: String(all) })}
      caption={total === 0 ? undefined : t("caption", { period })}
    >
      <ul className="mt-1">
        {broken.map(({ item, promises }) => (
          <li key={item.id} className="border-b border-line-1 py-1.5">
            <p className="relative flex flex-wrap items-baseline gap-x-3">
              <ShipmentName item={item} />
              <span className="text-ink-2">{reasonWord(item.reason, words)}</span>
              <span className="ml-auto">
                <Lateness item={item} />
              </span>
            </p>
            <details className="text-ink-2">
              <summary className="cursor-pointer text-xs text-ink-3 hover:text-ink-1">
                {t("due")}{" "}
                <NearInstant at={item.dueAt} asOf={asOf} zone={item.zone} precision={dueOf(item)} />
                {" → "}
                {item.deliveredAt === null ? (
                  t(item.cancelledAt === null ? "notYet" : "cancelled")
                ) : (
                  <NearInstant
                    at={item.deliveredAt}
                    asOf={asOf}
                    zone={item.zone}
                    precision={item.deliveredPrecision === "date" ? "date" : "minute"}
                  />
                )}
              </summary>
              {promises.map((promise) => (
                <PromiseSteps key={promise.id} promise={promise} zone={item.zone} />
              ))}
            </details>
          </li>
        ))}
      </ul>
      {all ? null : (
        <Link
          className="thumb relative mt-2 inline-flex min-h-6 items-center text-accent hover:underline"
          href={hrefTo("/shipments", { ...shipments, outcome: "missed" })}
        >
          {t("all", { total })}
        </Link>
      )}
    </Panel>
  );
}

function dueOf({ duePrecision }: ShipmentItem): "date" | "minute" {
  return duePrecision === "date" ? "date" : "minute";
}
