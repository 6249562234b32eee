// Started by a test as a process of its own: places orders of one piece without end, eight at a time,
// and says the number of each as soon as it is acknowledged. DATABASE_URL and a line of JSON say where.
import { z } from "zod";
import { quoteOptions } from "#lib/operations/make-quote.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import { dealerScope } from "#tests/support/order-world.ts";

const { dealerId, siteId, productId } = z
  .object({ dealerId: z.string(), siteId: z.string(), productId: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ""));
const scope = dealerScope(dealerId);
const draft = { dealerId, siteId, lines: [{ productId, quantity: 1 }] };

async function placeWithoutEnd(): Promise<never> {
  for (;;) {
    const now = new Date();
    const { options } = await quoteOptions(scope, draft, now.getTime());
    const answer = await placeOrder(scope, { token: options[0]?.token ?? "" }, now);
    if (answer.kind !== "placed") throw new Error(answer.reason);
    process.stdout.write(`${answer.number}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, placeWithoutEnd));
