import { useTranslations } from "next-intl";
import { KeptFields } from "#components/ordering/kept-fields.tsx";
import { type OrderAddress, orderHref } from "#components/ordering/order-href.ts";
import { ScanButton } from "#components/ordering/scan-button.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** The search for products; works before JavaScript does, and a wedge scanner types into it. */
export function ProductSearch({ address }: { address: OrderAddress }) {
  const t = useTranslations("order.search");
  return (
    <search className="block">
      <form action="/order" className="flex items-center gap-2">
        <KeptFields address={address} without={["q"]} />
        <input
          className="control h-11 w-full min-w-0 cursor-text text-title"
          type="search"
          name="q"
          key={address.search}
          defaultValue={address.search ?? ""}
          placeholder={t("placeholder")}
          aria-label={t("label")}
          maxLength={200}
          enterKeyHint="search"
        />
        <button type="submit" className="control h-11 lg:h-11">
          <Icon name="search" />
          <span className="max-sm:sr-only">{t("submit")}</span>
        </button>
        <ScanButton
          words={{
            scan: t("scan"),
            aim: t("scanAim"),
            close: t("scanClose"),
            denied: t("scanDenied"),
          }}
        />
        {address.search === null ? null : (
          <a className="control h-11 lg:h-11" href={orderHref({ ...address, search: null })}>
            <Icon name="close" />
            <span className="sr-only">{t("clear")}</span>
          </a>
        )}
      </form>
    </search>
  );
}
