import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { ensureServiceClasses, type NewServiceClass } from "#lib/data/reference.ts";
import { readClasses } from "#lib/data/service-classes.ts";
import { refused } from "#lib/operations/guard-versions.ts";

const CODE = /^[a-z][a-z0-9_-]{1,29}$/;
const MAX_NAME = 40;

/**
 * Adds a service class. A platform serves it once it has a policy for it.
 * @throws AppError policy_refused with `field` and `reason`
 */
export async function addServiceClass(
  scope: Scope,
  { code, nameZh, nameEn }: NewServiceClass,
  now: Date,
): Promise<void> {
  if (!CODE.test(code)) throw refused("code", code === "" ? "empty" : "code_malformed");
  for (const [field, name] of Object.entries({ nameZh, nameEn })) {
    if (name === "") throw refused(field, "empty");
    if (name.length > MAX_NAME) throw refused(field, "too_long", { most: MAX_NAME });
  }
  await inTransaction(scope, async (tx) => {
    const known = await readClasses(tx);
    if (known.some((one) => one.code === code)) throw refused("code", "code_taken");
    if (known.some((one) => one.nameZh === nameZh)) throw refused("nameZh", "name_taken");
    if (known.some((one) => one.nameEn === nameEn)) throw refused("nameEn", "name_taken");
    await ensureServiceClasses(tx, [{ code, nameZh, nameEn }], now);
    await insertAudit(scope, tx, {
      action: "service_class.added",
      subject: code,
      data: { nameZh, nameEn },
      at: now,
    });
  });
}
