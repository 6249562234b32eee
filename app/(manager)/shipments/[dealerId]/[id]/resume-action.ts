"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { pauseRefusals } from "#lib/domain/logging/check-pause.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { closePause } from "#lib/operations/close-pause.ts";

const schema = z.object({ dealerId: idSchema, shipmentId: idSchema });

/** Lets the clock of a shipment go on; what is against it comes back in words. */
export async function resumeAction(
  _state: FieldFormState,
  form: FormData,
): Promise<FieldFormState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("events:correct");
  const t = await getTranslations("log.problem");
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { values: {}, errors: { form: t("not_found") } };
  try {
    await closePause(scope, parsed.data, now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = pauseRefusals.find((one) => one === error.params.reason);
    const told = reason === undefined ? t("not_found") : t(`pause.${reason}`);
    return { values: {}, errors: { form: told } };
  }
  const page = `/shipments/${parsed.data.dealerId}/${parsed.data.shipmentId}`;
  revalidatePath(page);
  redirect(page);
}
