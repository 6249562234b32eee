/** An order as its list shows it. */
export type OrderEntry = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string;
  readonly dealerName: string;
  readonly orderedAt: Date | null;
  readonly siteName: string | null;
  readonly firstProduct: string | null;
  readonly products: number;
  readonly pieces: number;
  readonly waiting: number;
  readonly shipments: number;
  readonly open: number;
  readonly delivered: number;
  readonly missed: number;
  readonly platforms: readonly string[];
  readonly zone: string | null;
  /** The first due of what is still open; null where nothing is, or the clock stands. */
  readonly dueAt: Date | null;
  readonly dueByDay: boolean;
  readonly deliveredAt: Date | null;
  readonly deliveredByDay: boolean;
  readonly disputed: boolean;
};
