"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { CALL_ZONE } from "#app/(dealer)/order/read-ordering.ts";
import type { ConfirmAnswer } from "#components/ordering/confirm-form.tsx";
import type { PasteAnswer } from "#components/ordering/paste-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { basketValues } from "#lib/contracts/basket.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { orderRefusals, type PlaceOrderAnswer } from "#lib/contracts/order.ts";
import { resolvePasted } from "#lib/data/products.ts";
import { readPasted } from "#lib/domain/catalogue/read-pasted.ts";
import { localTextAt } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { readOrderList } from "#lib/importing/read-order-list.ts";
import { placeOrder } from "#lib/operations/place-order.ts";

/**
 * Places what was confirmed, and goes on to the order; where the quote no longer holds, back to the
 * page, which shows the new one beside what had been promised. With `stay` the address is answered
 * instead, for the page to go there once it has let go of the basket.
 */
export async function confirmAction(_state: ConfirmAnswer, form: FormData): Promise<ConfirmAnswer> {
  requireSameOrigin(await headers());
  const scope = await requireScope("orders:write");
  const text = (name: string) => String(form.get(name) ?? "");
  try {
    const answer = await placeOrder(scope, { token: text("token"), note: text("note") }, now());
    const to = addressAfter(answer, {
      was: text("was"),
      b: text("b"),
      isRest: text("isRest") === "1",
    });
    if (text("stay") === "1") return { to, isPlaced: answer.kind === "placed" };
    redirect(to);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: await refusalText(error) };
  }
}

const cameFromSchema = z.object({
  b: idSchema.nullable().catch(null),
  was: z
    .string()
    .regex(/^\d{1,14}$/)
    .nullable()
    .catch(null),
  isRest: z.boolean(),
});

function addressAfter(answer: PlaceOrderAnswer, cameFrom: z.input<typeof cameFromSchema>): string {
  if (answer.kind === "placed") return `/orders/${answer.dealerId}/${answer.orderId}?placed=1`;
  const { draft, call, orderId } = answer.quote;
  const { b, was, isRest } = cameFromSchema.parse(cameFrom);
  const zone = findZone(CALL_ZONE);
  return hrefTo("/order", {
    dealer: draft.dealerId,
    site: draft.siteId,
    caller: call?.caller,
    called: call && zone ? localTextAt(zone, call.atMs) : null,
    ...(isRest ? { rest: orderId } : { b, line: basketValues(draft.lines) }),
    was,
    again: answer.reason,
  });
}

/** Reads a pasted list, or one in a file, and says of each line what it comes to. */
export async function pasteAction(_state: PasteAnswer, form: FormData): Promise<PasteAnswer> {
  requireSameOrigin(await headers());
  const scope = await requireScope("orders:write");
  const file = form.get("file");
  const isFile = file instanceof File && file.size > 0;
  // A form is sent with two characters for each end of a line, of which its page counts one.
  const typed = String(form.get("text") ?? "").replaceAll("\r\n", "\n");
  const t = await getTranslations("order.paste");
  if (typed.length > MAX_TYPED_CHARS)
    return { text: "", error: t("tooLarge"), lines: [], leftOut: 0 };
  if (isFile && file.size > MAX_LIST_BYTES)
    return { text: typed, error: t("tooLarge"), lines: [], leftOut: 0 };
  let text = typed;
  try {
    if (isFile) text += `\n${await readOrderList(Buffer.from(await file.arrayBuffer()))}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refused = failureText(error, await getLocale());
    return { text: typed, error: refused, lines: [], leftOut: 0 };
  }
  const { lines, leftOut } = readPasted(text);
  if (lines.length === 0) return { text: typed, error: t("empty"), lines: [], leftOut: 0 };
  return { text: typed, error: null, lines: await resolvePasted(scope, lines), leftOut };
}

const MAX_LIST_BYTES = 256 * 1024;
/** As many as the page lets one type; what is longer was not sent by it, and is not sent back. */
const MAX_TYPED_CHARS = 40_000;

async function refusalText(error: AppError): Promise<string> {
  const t = await getTranslations("order.refused");
  const reason = error.code === "not_found" ? error.code : error.params.reason;
  return t(orderRefusals.find((one) => one === reason) ?? "other");
}
