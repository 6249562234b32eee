import { createHmac, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { authSecret } from "#lib/auth/secret.ts";
import { orderDraftSchema } from "#lib/contracts/order.ts";
import type { QuoteTerms } from "#lib/domain/ordering/quote-terms.ts";
import { AppError } from "#lib/errors.ts";

const termsSchema = z.strictObject({
  orderId: z.uuid(),
  isRest: z.boolean(),
  actorId: z.uuid().nullable(),
  draft: orderDraftSchema,
  acceptedAtMs: z.int(),
  validUntilMs: z.int(),
  caller: z.string().nullable(),
  parts: z.array(
    z.strictObject({
      shipmentId: z.uuid(),
      platformId: z.uuid(),
      serviceClass: z.string(),
      promise: z.strictObject({
        startsAtMs: z.int(),
        dueAtMs: z.int(),
        dueOn: z.string(),
        policyVersionId: z.uuid(),
        calendarVersionId: z.uuid(),
        transitMinutes: z.number().nullable(),
      }),
      lines: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
}) satisfies z.ZodType<QuoteTerms>;

/** A signature of something else must not do for a quote. */
const PURPOSE = "quote 1 ";

/** The terms of a quote as a text that only we can make: deflated, then signed (HMAC-SHA-256). */
export function sealQuote(terms: QuoteTerms): string {
  const body = deflateRawSync(JSON.stringify(terms)).toString("base64url");
  return `${body}.${signatureOf(body).toString("base64url")}`;
}

/**
 * The terms that a token says. It is inflated only once its signature is found to be ours.
 * @throws AppError order_refused with the `reason` token_invalid
 */
export function openQuote(token: string): QuoteTerms {
  const [body = "", signature = "", ...more] = token.split(".");
  const [given, own] = [Buffer.from(signature, "base64url"), signatureOf(body)];
  const isOurs = more.length === 0 && given.length === own.length && timingSafeEqual(given, own);
  if (!isOurs) throw new AppError("order_refused", { reason: "token_invalid" });
  const json = inflateRawSync(Buffer.from(body, "base64url")).toString();
  return termsSchema.parse(JSON.parse(json));
}

function signatureOf(body: string): Buffer {
  return createHmac("sha256", authSecret()).update(PURPOSE).update(body).digest();
}
