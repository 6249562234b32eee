import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

// Asking the system for 16 bytes at a time took a fifth of an import's time.
const pool = new Uint8Array(16 * 512);
let usedBytes = pool.length;

/** A new UUIDv7: unique everywhere, and in the order of time. */
export function newId(): string {
  if (usedBytes === pool.length) {
    randomFillSync(pool);
    usedBytes = 0;
  }
  usedBytes += 16;
  return v7({ random: pool.subarray(usedBytes - 16, usedBytes) });
}
