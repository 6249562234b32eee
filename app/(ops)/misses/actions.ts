"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { ActionState } from "#components/importing/action-form.tsx";
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

/** Gives a miss a reason; `back` says on which page. */
export async function explainAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const sent = await headers();
  requireSameOrigin(sent);
  const scope = await requireScope("events:correct");
  const names = ["id", "dealerId", "shipmentId", "reason"];
  const given = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  try {
    await explainMiss(scope, parseInput(schema, given), now(), clientOf(sent).userAgent);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("excuses.misses");
    return { error: t(error.code === "not_found" ? "gone" : "refused") };
  }
  if (form.get("back") === "shipment") {
    const page = `/shipments/${given.dealerId}/${given.shipmentId}`;
    revalidatePath(page);
    redirect(page);
  }
  revalidatePath("/misses");
  return null;
}
