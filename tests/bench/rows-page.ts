import { operatorScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { noCut } from "#lib/contracts/filters.ts";
import { disconnect } from "#lib/data/client.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { startBarePage } from "#tests/bench/bare-page.ts";

const everything = {
  period: ALL_TIME,
  platformId: null,
  serviceClass: null,
  cut: noCut,
  outcome: "due",
  dealerIds: null,
  lateFromMinutes: null,
  lateToMinutes: null,
  search: null,
} as const;

/**
 * The list of shipments, fifty to the page, from an app that runs on the database of DATABASE_URL,
 * beside a bare Next page with the same rows and no database. The two take turns, `atOnce` requests
 * at a time.
 */
export async function benchRowsPage(base: string, rounds: number, atOnce: number, cookie: string) {
  const page = { sort: "-due", page: 1, pageSize: 50 } as const;
  const { rows } = await listShipments(operatorScope("shipments:read"), everything, page, now());
  await disconnect();
  const bare = await startBarePage(rows);
  try {
    const product = new URL("/shipments?period=all", base);
    const spentMs = { product: 0, bare: 0 };
    const bytes = { product: 0, bare: 0 };
    for (let round = -3; round < rounds; round += 1) {
      for (const [name, url] of [["product", product] as const, ["bare", bare.url] as const]) {
        const startedMs = performance.now();
        const sizes = await Promise.all(Array.from({ length: atOnce }, () => sizeOf(url, cookie)));
        // The first three rounds warm up.
        if (round >= 0) spentMs[name] += performance.now() - startedMs;
        bytes[name] = sizes[0] ?? 0;
      }
    }
    const perSecond = (ms: number) => Number(((rounds * atOnce * 1000) / ms).toFixed(1));
    return {
      bench: "page",
      rows: rows.length,
      requests: rounds * atOnce,
      productPerSecond: perSecond(spentMs.product),
      barePerSecond: perSecond(spentMs.bare),
      share: Number((spentMs.bare / spentMs.product).toFixed(2)),
      productBytes: bytes.product,
      bareBytes: bytes.bare,
    };
  } finally {
    await bare.stop();
  }
}

async function sizeOf(url: URL, cookie: string): Promise<number> {
  const response = await fetch(url, { headers: { Cookie: cookie } });
  if (!response.ok || response.redirected) throw new Error(`${url} answered ${response.status}`);
  return (await response.arrayBuffer()).byteLength;
}
