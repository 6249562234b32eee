import { expect, test } from "vitest";
import { disputeRefusal, receiptRefusal } from "#lib/domain/orders/receipt.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { platformIn } from "#prisma/seed/demo/network.ts";
import { readWorld, type WorldRow } from "#tests/unit/seed/world-rows.ts";

const rows = new Map(readWorld().rows.map((row) => [row.facts.id, row]));
const batches = [...generateDemo().batches()];
const said = batches.flatMap(({ receipts }) =>
  receipts.flatMap((receipt) => {
    const row = rows.get(receipt.shipmentId);
    return row ? { receipt, row } : [];
  }),
);
const answered = said.filter(({ receipt }) => receipt.onTime !== null);
const feltOnTime = (of: readonly (typeof said)[number][]) =>
  of.filter(({ receipt }) => receipt.onTime).length / of.length;

test("about two of five deliveries of the last three months are answered, none before", () => {
  const from = Date.parse("2026-08-01T00:00:00+08:00");
  const deliveredSince = ({ shipment }: WorldRow) => (shipment.deliveredAtMs ?? 0) >= from;
  const asked = [...rows.values()].filter(deliveredSince).length;
  expect(answered.length / asked).toBeGreaterThan(0.38);
  expect(answered.length / asked).toBeLessThan(0.42);
  expect(answered.every(({ row }) => deliveredSince(row))).toBe(true);
});

test("most agree with the clock, and some do not, either way", () => {
  const onTime = answered.filter(({ row }) => row.shipment.verdict === "on_time");
  const late = answered.filter(({ row }) => row.shipment.verdict === "late");
  expect(feltOnTime(onTime)).toBeGreaterThan(0.93);
  expect(feltOnTime(onTime)).toBeLessThan(0.98);
  expect(feltOnTime(late)).toBeGreaterThan(0.03);
  expect(feltOnTime(late)).toBeLessThan(0.2);
});

test("who is always twenty minutes late for feels it late even where it is not", () => {
  const own = answered.filter(({ row }) => row.dealer.name === "沈阳北辰信息");
  const onTime = own.filter(({ row }) => row.shipment.verdict === "on_time");
  expect(onTime.length).toBeGreaterThan(10);
  expect(feltOnTime(onTime)).toBeLessThan(0.75);
});

test("one dispute waits and one has been answered, both of Beijing; the dealer's time stands there", () => {
  const disputed = said.filter(({ receipt }) => receipt.kind === "disputed");
  const answers = batches.flatMap(({ answers: own }) => own);
  expect(disputed).toHaveLength(2);
  expect(answers).toHaveLength(1);
  for (const { receipt, row } of disputed) {
    expect(row.facts.platformId).toBe(platformIn("北京").id);
    const accepted = answers.some(({ receiptId }) => receiptId === receipt.id);
    expect(row.shipment.deliveredAtMs).toBe(accepted ? receipt.receivedAtMs : receipt.loggedAtMs);
  }
});

test("each word is one that the forms would have taken", () => {
  const refused = said.filter(({ receipt, row: { shipment } }) => {
    const delivery = { ...shipment, deliveredAtMs: receipt.loggedAtMs };
    const { kind, receivedAtMs, recordedAtMs } = receipt;
    return kind === "disputed" && receivedAtMs !== null
      ? disputeRefusal(delivery, receivedAtMs, [], recordedAtMs)
      : receiptRefusal(delivery, receivedAtMs, recordedAtMs);
  });
  expect(refused).toEqual([]);
});
