import { useTranslations } from "next-intl";
import { KeptFields } from "#components/ordering/kept-fields.tsx";
import { type OrderAddress, orderHref } from "#components/ordering/order-href.ts";
import { Icon } from "#components/ui/icon.tsx";

/** Where the goods go, and what time it is there. */
export function SitePicker({
  address,
  sites,
  dealer,
  isStaff,
}: {
  address: OrderAddress;
  sites: readonly { readonly id: string; readonly name: string; readonly city: string | null }[];
  dealer: { readonly name: string };
  isStaff: boolean;
}) {
  const t = useTranslations("order.site");
  const chosen = sites.find(({ id }) => id === address.siteId);
  const words = (site: { name: string; city: string | null }) =>
    [site.city, site.name].filter((word) => word !== null).join("·");
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2 text-ink-2">
      <Icon name="platform" />
      <span>
        {t("to")} <b className="text-ink-1">{chosen ? words(chosen) : t("none")}</b>
      </span>
      {sites.length > 1 ? (
        <details className="relative">
          <summary className="flex min-h-11 items-center px-1 text-accent">{t("change")}</summary>
          <form
            action="/order"
            className="absolute left-0 z-10 w-72 rounded-md border border-line-2 bg-surface p-3"
          >
            <KeptFields address={address} without={["site"]} />
            <fieldset>
              <legend className="sr-only">{t("change")}</legend>
              {sites.map((site) => (
                <label key={site.id} className="flex min-h-11 items-center gap-3">
                  <input
                    className="radio radio-sm radio-primary"
                    type="radio"
                    name="site"
                    value={site.id}
                    defaultChecked={site.id === address.siteId}
                  />
                  {words(site)}
                </label>
              ))}
            </fieldset>
            <button type="submit" className="btn btn-primary mt-2 h-11 w-full font-bold">
              {t("choose")}
            </button>
          </form>
        </details>
      ) : null}
      {isStaff ? (
        <p className="w-full pb-2">
          {t("for")} <b className="text-ink-1">{dealer.name}</b>{" "}
          <a
            className="ml-2 text-accent underline"
            href={orderHref({ ...address, dealerId: null, siteId: null })}
          >
            {t("other")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
