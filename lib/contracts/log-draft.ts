import {
  type Check,
  isFlag,
  isListOf,
  isOneOf,
  isShape,
  isText,
  isWhole,
  orNull,
} from "#lib/contracts/checks.ts";

type DraftFile = {
  readonly id: string;
  readonly kind: "photo" | "signature";
  readonly blob: Blob;
};

/** A half-filled form of the log, as it lies on the phone until it is sent; counts are as typed. */
export type Draft = {
  /** Numbers of the boxes that were scanned. */
  readonly scanned: readonly number[];
  /** Somebody counted the boxes and found them all. */
  readonly isCounted: boolean;
  readonly pieces: string;
  readonly boxes: string;
  readonly recipient: string;
  readonly files: readonly DraftFile[];
  readonly driverId: string;
  readonly vehicle: string;
  readonly reason: string;
  readonly cancelledBy: "" | "dealer" | "distributor";
  /** When it happened, by the server's clock, epoch milliseconds; null = now. */
  readonly atMs: number | null;
  readonly lateReason: string;
};

/** Whether what was kept is a draft still: an earlier version of the app may have kept it. */
export const isDraft: Check<Draft> = isShape<Draft>({
  scanned: isListOf(isWhole),
  isCounted: isFlag,
  pieces: isText,
  boxes: isText,
  recipient: isText,
  files: isListOf(
    isShape<DraftFile>({
      id: isText,
      kind: isOneOf(["photo", "signature"]),
      blob: (value): value is Blob => value instanceof Blob,
    }),
  ),
  driverId: isText,
  vehicle: isText,
  reason: isText,
  cancelledBy: isOneOf(["", "dealer", "distributor"]),
  atMs: orNull(isWhole),
  lateReason: isText,
});
