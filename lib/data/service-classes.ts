import type { Scope } from "#lib/auth/require-scope.ts";
import { db } from "#lib/data/client.ts";

export type ServiceClassItem = { code: string; nameZh: string; nameEn: string };

export async function listServiceClasses(_scope: Scope): Promise<ServiceClassItem[]> {
  return db().serviceClass.findMany({
    select: { code: true, nameZh: true, nameEn: true },
    orderBy: { createdAt: "asc" },
  });
}
