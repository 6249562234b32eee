import Link from "next/link";
import { useTranslations } from "next-intl";
import { type OrderState, orderStates } from "#lib/contracts/filters.ts";

/** Which orders are listed; the first are those with something to come. */
export function OrderTabs({
  chosen,
  href,
}: {
  /** Null where a search looks through all of them. */
  chosen: OrderState | null;
  href: (state: OrderState) => string;
}) {
  const t = useTranslations("orders.tabs");
  return (
    <nav aria-label={t("label")} className="max-w-full overflow-x-auto">
      <ul className="flex">
        {orderStates.map((state) => (
          <li key={state}>
            <Link
              className="flex min-h-11 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
              href={href(state)}
              aria-current={state === chosen ? "true" : undefined}
              prefetch={false}
            >
              {t(state)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
