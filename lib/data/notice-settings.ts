import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";

/** How somebody wants to be told of alarms; times such as 21:00, both null = at any time. */
export type NoticeSetting = {
  readonly mail: boolean;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly zone: string;
  readonly digestMinutes: number;
};

/** How whoever has not said anything is told. */
export const DEFAULT_NOTICE_SETTING: NoticeSetting = {
  mail: true,
  quietFrom: null,
  quietTo: null,
  zone: "Asia/Shanghai",
  digestMinutes: 15,
};

const settingSchema = z.object({
  mail: z.boolean(),
  quietFrom: z.string().nullable(),
  quietTo: z.string().nullable(),
  zone: z.string(),
  digestMinutes: z.int(),
});

/** How the viewer wants to be told. */
export async function readNoticeSetting({ actorId }: Scope): Promise<NoticeSetting> {
  if (actorId === null) return DEFAULT_NOTICE_SETTING;
  const row = await db().noticeSetting.findUnique({ where: { personId: actorId } });
  return row === null ? DEFAULT_NOTICE_SETTING : settingSchema.parse(row);
}

/** Keeps how somebody wants to be told. */
export async function upsertNoticeSetting(
  tx: Tx,
  personId: string,
  setting: NoticeSetting,
): Promise<void> {
  await tx.noticeSetting.upsert({
    where: { personId },
    create: { personId, ...setting },
    update: setting,
  });
}
