// Started by a test as a process of its own, on the database of the app that it drives (DATA_DIR): orders
// single pieces, gives the shipments to a driver, and says which they are.
import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { db } from "#lib/data/client.ts";
import { assignDriver } from "#lib/operations/assign-driver.ts";
import { quoteOptions } from "#lib/operations/make-quote.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import { dealerScope } from "#tests/support/order-world.ts";

const { loginName, count } = z
  .strictObject({ loginName: z.string(), count: z.int() })
  .parse(JSON.parse(process.argv[2] ?? ""));

await withDatabase(async () => {
  const driver = await db().person.findUniqueOrThrow({ where: { loginName } });
  const dealer = await db().dealer.findFirstOrThrow({
    where: { homePlatform: { city: "北京" }, sites: { some: {} } },
    include: { sites: true },
    orderBy: { id: "asc" },
  });
  const [site] = dealer.sites;
  const [shelf] = await db().stock.findMany({
    where: { platformId: dealer.homePlatformId ?? "" },
    orderBy: { onHand: "desc" },
    take: 1,
  });
  const scope = dealerScope(dealer.id);
  const draft = {
    dealerId: dealer.id,
    siteId: site?.id ?? "",
    lines: [{ productId: shelf?.productId ?? "", quantity: 1 }],
  };
  const given = [];
  for (let at = 0; at < count; at += 1) {
    const now = new Date();
    const { options } = await quoteOptions(scope, draft, now.getTime());
    const answer = await placeOrder(scope, { token: options[0]?.token ?? "" }, now);
    if (answer.kind !== "placed") throw new Error(answer.reason);
    const shipment = await db().shipment.findFirstOrThrow({
      where: { dealerId: dealer.id, order: { number: answer.number } },
      select: { dealerId: true, id: true, number: true },
    });
    given.push(shipment);
  }
  const items = given.map(({ dealerId, id }) => ({ dealerId, shipmentId: id }));
  await assignDriver(operatorScope("shipments:assign"), items, driver.id, new Date());
  process.stdout.write(JSON.stringify(given));
});
process.exit();
