import { type OrderAddress, orderParams } from "#components/ordering/order-href.ts";

/** What a form of the ordering page takes along of its address, but for what it asks itself. */
export function KeptFields({
  address,
  without,
}: {
  address: OrderAddress;
  without: readonly string[];
}) {
  return Object.entries(orderParams(address))
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, values]) => [values ?? []].flat().map((value) => ({ name, value })))
    .map(({ name, value }) => (
      <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
    ));
}
