"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { v7 as newId } from "uuid";
import { z } from "zod";
import type { MissState } from "#components/misses/miss-line.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { AppError } from "#lib/errors.ts";
import { clientOf } from "#lib/http/client.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { explainMiss } from "#lib/operations/explain-miss.ts";

const schema = z.strictObject({
  id: idSchema,
  dealerId: idSchema,
  shipmentId: idSchema,
  reason: z.string().min(1).max(60),
});

/** Gives a miss a reason, and leads back to its shipment. */
export async function explainAction(_state: MissState, form: FormData): Promise<MissState> {
  const given = await explain(form);
  if ("error" in given) return given;
  const page = `/shipments/${given.dealerId}/${given.shipmentId}`;
  revalidatePath(page);
  redirect(page);
}

/**
 * Gives a miss of the list a reason. The list is not drawn anew: the line stays where it is, so that
 * the next tap at this place says nothing of another miss, and another reason can be given.
 */
export async function explainInListAction(_state: MissState, form: FormData): Promise<MissState> {
  const given = await explain(form);
  return "error" in given ? given : { reason: given.reason, nextId: newId() };
}

async function explain(form: FormData): Promise<{ error: string } | z.infer<typeof schema>> {
  const sent = await headers();
  requireSameOrigin(sent);
  const scope = await requireScope("events:correct");
  const names = ["id", "dealerId", "shipmentId", "reason"];
  const given = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  try {
    const miss = parseInput(schema, given);
    await explainMiss(scope, miss, now(), clientOf(sent).userAgent);
    return miss;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("excuses.misses");
    return { error: t(error.code === "not_found" ? "gone" : "refused") };
  }
}
