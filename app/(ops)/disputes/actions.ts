"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { AnswerState } from "#components/tracking/answer-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { disputeAnswerSchema } from "#lib/contracts/receipt.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { answerDispute } from "#lib/operations/answer-dispute.ts";

const reasons = ["answered", "not_delivered"] as const;

/** Answers a dispute; what is against the answer comes back in words, with what was typed. */
export async function answerAction(_state: AnswerState, form: FormData): Promise<AnswerState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("disputes:write");
  const names = ["dealerId", "receiptId", "outcome", "note"] as const;
  const given = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  try {
    await answerDispute(scope, parseInput(disputeAnswerSchema, given), now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("disputes.refused");
    const { field, reason } = error.params;
    const known = field === "note" ? field : reasons.find((one) => one === reason);
    return { error: t(known ?? "unexpected"), note: given.note ?? "" };
  }
  revalidatePath("/disputes");
  redirect("/disputes");
}
