BEGIN;

-- DropIndex
DROP INDEX "shipment_due_at_idx";

-- What is not yet due is a range that every request reads. Block ranges find it only for as long as
-- nothing is updated: a shipment that moves to another page widens the range of that one for good.
-- CreateIndex
CREATE INDEX "shipment_due_at_idx" ON "shipment"("due_at");

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122155622_running_days';

COMMIT;
