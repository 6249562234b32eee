import { FOUND_LIMIT, type Ordering } from "#app/(dealer)/order/read-ordering.ts";
import { FoundProducts } from "#components/ordering/found-products.tsx";

/** What the search found, with what there is of it. */
export function FoundStep({
  ordering: { address, stock },
  found,
}: {
  ordering: Ordering;
  found: NonNullable<Ordering["found"]>;
}) {
  const levels = Map.groupBy(stock, ({ productId }) => productId);
  const products = found.map((product) => {
    const own = levels.get(product.id) ?? [];
    const having = own.filter(({ available }) => available > 0);
    return {
      ...product,
      available: having.reduce((sum, { available }) => sum + available, 0),
      platforms: having.length,
      restockOn: own.flatMap(({ restockOn }) => restockOn ?? []).sort()[0] ?? null,
    };
  });
  return <FoundProducts products={products} limit={FOUND_LIMIT} address={address} />;
}
