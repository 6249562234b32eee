"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { loadDemoDay } from "#lib/operations/load-demo-day.ts";

/** Gives the demo a day of today on the platforms in reach. */
export async function loadDemoDayAction(): Promise<void> {
  requireSameOrigin(await headers());
  const scope = await requireScope("shipments:assign");
  try {
    await loadDemoDay(scope, now());
  } catch (error) {
    // Somebody has replaced the demo meanwhile: the board shows what is there now.
    if (!(error instanceof AppError)) throw error;
  }
  redirect("/board");
}
