import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
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

/** Every class, for a decision inside a transaction. */
export async function readClasses(tx: Tx): Promise<ServiceClassItem[]> {
  return tx.serviceClass.findMany({ select: { code: true, nameZh: true, nameEn: true } });
}

const usesSchema = z.array(
  z.strictObject({ code: z.string(), platforms: z.int(), shipments: z.int() }),
);

/** By class how many platforms have a policy for it, and how many shipments were ever promised in it. */
export async function countClassUses(
  _scope: Scope,
): Promise<ReadonlyMap<string, { readonly platforms: number; readonly shipments: number }>> {
  const rows = await db().$queryRaw`
    SELECT c.code,
      (SELECT count(DISTINCT v.platform_id)::int FROM policy_version v
        WHERE v.service_class = c.code) AS platforms,
      (SELECT coalesce(sum(m.due + m.void), 0)::int FROM dealer_sla_month m
        WHERE m.service_class = c.code) AS shipments
    FROM service_class c`;
  return new Map(usesSchema.parse(rows).map(({ code, ...uses }) => [code, uses]));
}
