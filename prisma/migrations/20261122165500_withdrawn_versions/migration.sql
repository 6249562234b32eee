BEGIN;

-- AlterTable
ALTER TABLE "calendar_version" ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);
ALTER TABLE "policy_version" ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);

-- One version of a line at an instant, but for those that were taken back.
DROP INDEX "calendar_version_platform_id_effective_from_key";
DROP INDEX "policy_version_platform_id_service_class_dealer_id_effectiv_key";
DROP INDEX "policy_version_platform";
CREATE UNIQUE INDEX "calendar_version_platform" ON "calendar_version" ("platform_id", "effective_from")
  WHERE "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "policy_version_platform" ON "policy_version" ("platform_id", "service_class", "effective_from")
  WHERE "dealer_id" IS NULL AND "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "policy_version_dealer" ON "policy_version" ("platform_id", "service_class", "dealer_id", "effective_from")
  WHERE "dealer_id" IS NOT NULL AND "withdrawn_at" IS NULL;

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122165500_withdrawn_versions';

COMMIT;
