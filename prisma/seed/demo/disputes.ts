/** A delivery whose logged time its dealer disputes, by the shipment's number. */
export type DemoDispute = {
  readonly number: string;
  /** By how much later the dealer saw the goods come. */
  readonly laterMinutes: number;
  readonly comment: string;
  /** How and when the platform took the dealer's word; null = it has not answered yet. */
  readonly accepted: { readonly afterHours: number; readonly note: string } | null;
};

/** An answer as it is stored. */
export type DemoAnswer = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly receiptId: string;
  readonly outcome: "accepted" | "declined";
  readonly note: string;
  readonly actorId: string | null;
  readonly recordedAtMs: number;
};

/**
 * Both came from Beijing, whose staff answer in the demo: one on its last day, logged two minutes before
 * it was due and seen after it; and one of the dealer who signs in, in time by either clock.
 */
export const disputes: readonly DemoDispute[] = [
  {
    number: "94732-1",
    laterMinutes: 19,
    comment: "司机在楼下就点了送达，货上到机房已经过了 12 点。",
    accepted: null,
  },
  {
    number: "93569-1",
    laterMinutes: 24,
    comment: "门卫登记的到货时间是 13:40。",
    accepted: { afterHours: 18, note: "已与司机和门卫登记核对，以贵司时间为准。" },
  },
];
