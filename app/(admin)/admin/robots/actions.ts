"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { newRobotSchema, robotIntents } from "#lib/contracts/alarm-robot.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { testRobot } from "#lib/operations/test-robot.ts";
import { addRobot, removeRobot, setRobotEnabled } from "#lib/operations/write-robot.ts";

const fields = ["id", "name", "url", "platformId"] as const;
const faults = ["empty", "too_long", "url", "platformId"] as const;

/** Adds a robot. */
export async function addRobotAction(
  _state: FieldFormState,
  form: FormData,
): Promise<FieldFormState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("settings:write");
  const values = Object.fromEntries(
    fields.map((name) => [name, String(form.get(name) ?? "").slice(0, 600)]),
  );
  const t = await getTranslations("alarms.robotPage.refused");
  const parsed = newRobotSchema.safeParse(values);
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) {
      const fault = faults.find((one) => one === message);
      errors[fault === undefined ? "form" : String(path[0])] ??= t(fault ?? "unexpected");
    }
    return { values, errors };
  }
  try {
    await addRobot(scope, parsed.data, now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isPlace = error.params.field === "platformId";
    return {
      values,
      errors: isPlace ? { platformId: t("platformId") } : { form: t("too_many") },
    };
  }
  redirect("/admin/robots?done=added");
}

const doneBy = {
  test: "tested",
  enable: "changed",
  disable: "changed",
  remove: "removed",
} as const;

/** Tests a robot, switches it on or off, or removes it. */
export async function changeRobotAction(_state: ActionState, form: FormData): Promise<ActionState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("settings:write");
  const t = await getTranslations("alarms");
  const id = idSchema.safeParse(form.get("id"));
  const intent = z.enum(robotIntents).safeParse(form.get("intent"));
  if (!id.success || !intent.success) return { error: t("robotPage.refused.unexpected") };
  try {
    if (intent.data === "test") {
      const name = String(form.get("name") ?? "").slice(0, 100);
      const error = await testRobot(scope, id.data, t("robot.test", { name }), now());
      if (error === "address") return { error: t("robotPage.refused.address") };
      if (error !== null) return { error: t("robotPage.refused.unsent", { error }) };
    } else if (intent.data === "remove") await removeRobot(scope, id.data, now());
    else await setRobotEnabled(scope, id.data, intent.data === "enable", now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: t("robotPage.refused.not_found") };
  }
  redirect(`/admin/robots?done=${doneBy[intent.data]}`);
}
