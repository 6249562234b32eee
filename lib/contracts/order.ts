import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { MAX_LINE_QUANTITY } from "#lib/domain/catalogue/quantity.ts";
import type {
  Fulfilment,
  OrderDraft,
  OrderDraftLine,
  PlatformPromise,
} from "#lib/domain/ordering/fulfilment.ts";

export const MAX_ORDER_LINES = 100;
export const MAX_NOTE_CHARACTERS = 500;
export const MAX_CALLER_CHARACTERS = 60;
const MAX_REASON_CHARACTERS = 200;

/** For how long a quote holds at the most. */
export const QUOTE_MINUTES = 5;

/** A line of a text without what is invisible; empty where nothing is left. */
const words = (maxCharacters: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{C}\s]+/gu, " ")
        .trim(),
    )
    .refine((text) => Array.from(text).length <= maxCharacters, "too_long");

const orderLineSchema = z.strictObject({
  productId: idSchema,
  quantity: z.int().min(1).max(MAX_LINE_QUANTITY),
}) satisfies z.ZodType<OrderDraftLine>;

/** What is to be ordered. */
export const orderDraftSchema = z.strictObject({
  dealerId: idSchema,
  siteId: idSchema,
  lines: z
    .array(orderLineSchema)
    .min(1)
    .max(MAX_ORDER_LINES)
    .refine(
      (lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length,
      "product_twice",
    ),
}) satisfies z.ZodType<OrderDraft>;

/** An order by phone: who called, and when. The moment of the call is that of the acceptance. */
export const phoneCallSchema = z.strictObject({
  caller: words(MAX_CALLER_CHARACTERS).refine((text) => text !== "", "empty"),
  atMs: z.int(),
});
export type PhoneCall = Readonly<z.infer<typeof phoneCallSchema>>;

/** What confirms a quote: its token, and a note for those who pick and drive. */
export const placeOrderSchema = z.strictObject({
  token: z.string().min(1).max(200_000),
  note: words(MAX_NOTE_CHARACTERS).default(""),
});
export type PlaceOrderInput = z.input<typeof placeOrderSchema>;

/** Why something is taken back or put off, in the words of who does it. */
export const reasonSchema = words(MAX_REASON_CHARACTERS).refine((text) => text !== "", "empty");

export const cancelledBySchema = z.enum(["dealer", "distributor"]);
export type CancelledBy = z.infer<typeof cancelledBySchema>;

/** A way to fulfil that can be confirmed as it stands: `token` says all of it, signed. */
type Quoted = Fulfilment & { readonly token: string };

/** A platform beside a quote: what it has, and what it would promise. */
export type QuotedPlatform = PlatformPromise & {
  readonly name: string;
  readonly city: string;
  readonly zone: string;
  readonly stock: readonly {
    readonly productId: string;
    readonly available: number;
    readonly restockOn: string | null;
  }[];
  /** The place in `options` of the way that takes as much as it can from here; null = of none. */
  readonly optionIndex: number | null;
};

/** An answer to "what if I ordered this": the ways, the first being the best, and every platform. */
export type Quote = {
  readonly draft: OrderDraft;
  /** The instant that all promises are counted from: now, or that of the call. */
  readonly acceptedAtMs: number;
  readonly quotedAtMs: number;
  readonly call: PhoneCall | null;
  /** The order whose waiting lines these are; null = a new one. */
  readonly orderId: string | null;
  readonly options: readonly (Quoted & { readonly validUntilMs: number })[];
  /** Those that have, had or expect any of the goods: nearest first, those nobody can place last. */
  readonly platforms: readonly QuotedPlatform[];
};

/** Why a quote could not be taken as it was: too late, the goods went meanwhile, or it was used up. */
export type RequoteReason = "expired" | "stock_gone" | "waiting_changed";

/** What came of confirming: an order (the same one however often), or a new quote to be asked again. */
export type PlaceOrderAnswer =
  | {
      readonly kind: "placed";
      readonly dealerId: string;
      readonly orderId: string;
      readonly number: string;
    }
  | { readonly kind: "requote"; readonly reason: RequoteReason; readonly quote: Quote };

/** Why an order, a quote or a change of one is refused, as AppError order_refused says it. */
export const orderRefusals = [
  "not_found",
  "product_unknown",
  "product_retired",
  "call_needed",
  "call_not_allowed",
  "call_ahead",
  "call_too_old",
  "token_invalid",
  "token_foreign",
  "placed_otherwise",
  "nothing_waits",
] as const;
