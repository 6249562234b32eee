import type { Rng } from "#prisma/seed/rng.ts";

const HEX = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, "0"));

/**
 * A UUIDv7 (RFC 9562 §5.7) of a moment, its random bits from the stream: seeding again gives the
 * same ids.
 *
 * @param atMs epoch milliseconds
 */
export function uuidAt(atMs: number, rng: Rng): string {
  const high = Math.floor(atMs / 2 ** 32);
  const [x, y, z] = [rng.bits(), rng.bits(), rng.bits()];
  const version = 0x7000 | (x & 0x0fff);
  const variant = 0x8000 | ((x >>> 16) & 0x3fff);
  return `${hex(high)}${hex(atMs >>> 16)}-${hex(atMs)}-${hex(version)}-${hex(variant)}-${hex(y)}${hex(y >>> 16)}${hex(z)}`;
}

function hex(bits: number): string {
  return HEX[bits & 0xffff] ?? "0000";
}
