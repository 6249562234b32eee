/** What a code is looked up among: a shipment by its own number and by its order's. */
export type Coded = { readonly number: string | null; readonly orderNumber: string | null };

/** What a scanned or typed code means. `box` is the number of the box; null = the whole shipment. */
export type FoundCode<T> =
  | { readonly kind: "one"; readonly shipment: T; readonly box: number | null }
  /** An order of several shipments. */
  | { readonly kind: "several"; readonly shipments: readonly T[] }
  | { readonly kind: "none" };

/** The longest code that is looked up; nothing that is printed on a parcel is longer. */
const MAX_CODE = 80;

/**
 * A code as it is compared: full-width forms, blanks and letter case make no difference, nor do the
 * characters that scanners put in front, behind and between (GS1 separators, line ends).
 */
export function normalCode(text: string): string {
  return text
    .slice(0, MAX_CODE)
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, "")
    .toUpperCase();
}

/** What stands on a box: its shipment's number and its own, "93763-1-02". */
export function boxCode(shipmentNumber: string, box: number): string {
  return `${shipmentNumber}-${String(box).padStart(2, "0")}`;
}

/**
 * Which shipment a code means: its number, that of one of its boxes, or that of its order. The longer
 * reading wins: "93763-1" is the shipment, not box 1 of order 93763.
 */
export function findCode<T extends Coded>(text: string, among: readonly T[]): FoundCode<T> {
  const code = normalCode(text);
  if (code === "") return { kind: "none" };
  const numbered = (wanted: string) =>
    among.find(({ number }) => number !== null && normalCode(number) === wanted);
  const shipment = numbered(code);
  if (shipment) return { kind: "one", shipment, box: null };
  const [, before, box] = /^(.+)-0*([1-9]\d{0,2})$/.exec(code) ?? [];
  const boxed = before === undefined ? undefined : numbered(before);
  if (boxed) return { kind: "one", shipment: boxed, box: Number(box) };
  const ofOrder = among.filter(
    ({ orderNumber }) => orderNumber !== null && normalCode(orderNumber) === code,
  );
  const [only, ...others] = ofOrder;
  if (!only) return { kind: "none" };
  return others.length === 0
    ? { kind: "one", shipment: only, box: null }
    : { kind: "several", shipments: ofOrder };
}
