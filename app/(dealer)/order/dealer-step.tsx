import { getTranslations } from "next-intl/server";
import { DEALERS_SHOWN, type Ordering } from "#app/(dealer)/order/read-ordering.ts";
import { orderHref } from "#components/ordering/order-href.ts";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

/** Staff say first whom they order for. */
export async function DealerStep({
  ordering: { address, dealers },
  find,
}: {
  ordering: Ordering;
  find: string | null;
}) {
  const t = await getTranslations("order.dealer");
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={t("title")} meta={<p>{t("text")}</p>} />
      <search>
        <form action="/order" className="flex gap-2 pb-3">
          <input
            className="control h-11 w-full cursor-text text-title"
            type="search"
            name="find"
            defaultValue={find ?? ""}
            aria-label={t("search")}
            placeholder={t("search")}
            maxLength={200}
          />
          <button type="submit" className="control h-11 lg:h-11">
            <Icon name="search" />
            {t("find")}
          </button>
        </form>
      </search>
      {dealers.length === 0 ? <p className="py-6 text-center text-ink-2">{t("none")}</p> : null}
      <ul>
        {dealers.map(({ id, name, city }) => (
          <li key={id} className="border-t border-line-1 last:border-b">
            <a
              className="flex min-h-12 items-center justify-between gap-3 hover:bg-sunken"
              href={orderHref({ ...address, dealerId: id })}
            >
              <b>{name}</b>
              <span className="text-ink-3">{city}</span>
            </a>
          </li>
        ))}
      </ul>
      {dealers.length === DEALERS_SHOWN ? (
        <p className="py-2 text-xs text-ink-3">{t("first", { count: DEALERS_SHOWN })}</p>
      ) : null}
    </div>
  );
}
