import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { classShown } from "#lib/data/shown.ts";

const codesSchema = z.array(z.strictObject({ code: z.string() }));

export type ServiceClassItem = { code: string; nameZh: string; nameEn: string };

export async function listServiceClasses(_scope: Scope): Promise<ServiceClassItem[]> {
  return db().serviceClass.findMany({
    select: { code: true, nameZh: true, nameEn: true },
    orderBy: { createdAt: "asc" },
  });
}

/** The classes to choose from: all but those that only an undone import had brought. */
export async function listShownServiceClasses(scope: Scope): Promise<ServiceClassItem[]> {
  const shown = codesSchema.parse(
    await db().$queryRaw`SELECT c.code FROM service_class c WHERE ${classShown}`,
  );
  const codes = new Set(shown.map(({ code }) => code));
  return (await listServiceClasses(scope)).filter(({ code }) => codes.has(code));
}
