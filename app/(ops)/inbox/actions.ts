"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { alarmKinds } from "#lib/domain/alarms/causes.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { acknowledgeAlarms } from "#lib/operations/acknowledge-alarms.ts";

const kindSchema = z.enum(alarmKinds).nullable().catch(null);

/** Acknowledges one alarm, or all that hold. */
export async function acknowledgeAction(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const scope = await requireScope("alarms:read");
  const id = idSchema.safeParse(form.get("id"));
  if (id.success) await acknowledgeAlarms(scope, [id.data], now());
  else if (form.get("all") === "yes") await acknowledgeAlarms(scope, null, now());
  // The bell stands in the layout, which is not drawn anew by itself.
  revalidatePath("/", "layout");
  redirect(hrefTo("/inbox", { kind: kindSchema.parse(form.get("kind")) }));
}
