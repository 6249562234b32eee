import { useTranslations } from "next-intl";
import { KeptFields } from "#components/ordering/kept-fields.tsx";
import type { OrderAddress } from "#components/ordering/order-href.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { MAX_CALLER_CHARACTERS } from "#lib/contracts/order.ts";
import { localTextAt } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** An order by phone: who called, and when. That moment is the order's. */
export function CallFields({
  address,
  asOf,
  isNext,
}: {
  address: OrderAddress;
  asOf: Date;
  /** Whether saying it is what comes next: nothing has been quoted yet. */
  isNext: boolean;
}) {
  const t = useTranslations("order.call");
  const zone = findZone("Asia/Shanghai");
  const nowText = zone ? localTextAt(zone, asOf.getTime()) : "";
  return (
    <form
      action="/order"
      className="my-3 grid gap-3 rounded-md border border-line-1 p-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end"
    >
      <KeptFields address={address} without={["caller", "called"]} />
      <TextField
        label={t("caller")}
        name="caller"
        required
        maxLength={MAX_CALLER_CHARACTERS}
        defaultValue={address.caller ?? ""}
        autoComplete="off"
      />
      <TextField
        label={t("called")}
        name="called"
        type="datetime-local"
        required
        defaultValue={address.called ?? nowText}
        max={nowText}
      />
      <button
        type="submit"
        className={`${isNext ? "btn btn-primary font-bold" : "control"} h-11 px-4 lg:h-9`}
      >
        {t("use")}
      </button>
    </form>
  );
}
