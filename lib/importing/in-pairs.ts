/**
 * Takes batch after batch, two at a time: while the database writes one, the next is planned. No two
 * batches may touch the same shipment. After a failure no further one begins, and none is left running.
 *
 * @param readAfter the next batch after the last item of the one before it; empty at the end
 */
export async function inPairs<Item>(
  readAfter: (last: Item | null) => Promise<Item[]>,
  take: (batch: Item[]) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = [];
  try {
    let last: Item | null = null;
    for (;;) {
      const batch = await readAfter(last);
      last = batch.at(-1) ?? null;
      if (last === null) break;
      const taking = take(batch);
      // Its failure is told below, once the one before it has ended.
      taking.catch(() => undefined);
      running.push(taking);
      if (running.length === 2) await running.shift();
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}
