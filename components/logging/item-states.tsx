import { useTranslations } from "next-intl";
import { useConflictWords } from "#components/logging/conflict-words.tsx";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { useRefusalWords } from "#components/logging/refusal-words.tsx";
import type { ShownShipment } from "#components/logging/shown-shipment.ts";
import type { QueuedItem } from "#components/offline/outbox-store.ts";
import { logRefusals } from "#lib/contracts/log-limits.ts";

/** What was entered here of a shipment and is on its way, or was not taken, and why. */
export function ItemStates({ shown, nowMs }: { shown: ShownShipment; nowMs: number }) {
  const t = useTranslations("log");
  const wordsOf = useRefusalWords();
  const conflictOf = useConflictWords();
  const items = shown.items.filter(({ state, files }) => state !== "sent" || files.length > 0);
  if (items.length === 0) return null;
  const { zone } = shown.shipment;
  const whyOf = ({ state, refusal, event }: QueuedItem) => {
    if (state === "conflict") {
      return conflictOf(event.said.kind, refusal?.params ?? {}, zone, nowMs);
    }
    const why = logRefusals.find((one) => one === refusal?.why);
    if (refusal === null || why === undefined) return null;
    return wordsOf(why, refusal.params, zone, nowMs);
  };
  return (
    <ul className="mt-2">
      {items.map((item) => {
        const isWrong = item.state === "refused" || item.state === "conflict";
        const why = whyOf(item);
        return (
          <li key={item.event.id} className={`py-1 ${isWrong ? "text-bad" : "text-ink-2"}`}>
            <span className="flex items-center gap-1.5">
              <LogIcon name={isWrong ? "alert" : item.state === "sent" ? "camera" : "again"} />
              {t(`item.${item.state}`, { kind: t(`kind.${kindOf(item)}`) })}
            </span>
            {why === null ? null : <span className="block pl-6">{why}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function kindOf({ event }: QueuedItem) {
  const { kind } = event.said;
  return kind === "withdrawn" || kind === "corrected" ? "other" : kind;
}
