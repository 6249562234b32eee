BEGIN;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "region" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "target" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_class" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_class_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "platform" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "region_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_alias" (
    "name_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "platform_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_alias_pkey" PRIMARY KEY ("name_key")
);

-- CreateTable
CREATE TABLE "calendar_version" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "windows" JSONB NOT NULL,
    "exceptions" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "service_class" TEXT NOT NULL,
    "dealer_id" UUID,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "rule" JSONB NOT NULL,
    "cutoff_minutes" INTEGER NOT NULL,
    "transit_minutes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dealer" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "class" TEXT,
    "city" TEXT,
    "region_id" UUID,
    "home_platform_id" UUID,
    "representative" TEXT,
    "sponsor" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dealer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dealer_alias" (
    "name_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dealer_alias_pkey" PRIMARY KEY ("name_key")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "line" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dealer_order" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dealer_order_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "dealer_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("dealer_id","order_id","line_no")
);

-- CreateTable
CREATE TABLE "shipment" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID,
    "number" TEXT,
    "source_key" TEXT,
    "source_occurrence" INTEGER NOT NULL DEFAULT 1,
    "platform_id" UUID NOT NULL,
    "service_class" TEXT NOT NULL,
    "site_id" UUID,
    "state" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "starts_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "due_precision" TEXT NOT NULL,
    "transit_minutes" INTEGER,
    "adjusted_due_at" TIMESTAMPTZ(3),
    "dispatched_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "delivered_precision" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT,
    "verdict" TEXT,
    "adjusted_verdict" TEXT,
    "excused" BOOLEAN NOT NULL DEFAULT false,
    "dock" TEXT NOT NULL,
    "local_minutes" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "shipment_line" (
    "dealer_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID,
    "quantity" INTEGER,

    CONSTRAINT "shipment_line_pkey" PRIMARY KEY ("dealer_id","shipment_id","line_no")
);

-- CreateTable
CREATE TABLE "shipment_event" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "precision" TEXT NOT NULL,
    "actor_id" UUID,
    "device" TEXT,
    "data" JSONB NOT NULL,
    "import_id" UUID,
    "row_number" INTEGER,

    CONSTRAINT "shipment_event_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "promise" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "starts_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "due_precision" TEXT NOT NULL,
    "policy_version_id" UUID,
    "calendar_version_id" UUID,
    "transit_minutes" INTEGER,
    "steps" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "import_id" UUID,

    CONSTRAINT "promise_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "pause" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,

    CONSTRAINT "pause_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "excuse" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID,

    CONSTRAINT "excuse_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "dealer_sla_day" (
    "dealer_id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "service_class" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "due" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "undelivered" INTEGER NOT NULL DEFAULT 0,
    "void" INTEGER NOT NULL DEFAULT 0,
    "adj_due" INTEGER NOT NULL DEFAULT 0,
    "adj_on_time" INTEGER NOT NULL DEFAULT 0,
    "excused" INTEGER NOT NULL DEFAULT 0,
    "dock_known" INTEGER NOT NULL DEFAULT 0,
    "dock_on_time" INTEGER NOT NULL DEFAULT 0,
    "minutes_n" INTEGER NOT NULL DEFAULT 0,
    "minutes_sum" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "minutes_sum_sq" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "dealer_sla_day_pkey" PRIMARY KEY ("dealer_id","platform_id","service_class","due_on")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "file_path" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "sniffed" JSONB NOT NULL,
    "mapping" JSONB,
    "options" JSONB,
    "counts" JSONB NOT NULL,
    "error" JSONB,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "dealer_key" TEXT NOT NULL,
    "platform_key" TEXT NOT NULL,
    "unit_key" TEXT NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","row_number")
);

-- CreateTable
CREATE TABLE "import_rejected_row" (
    "import_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "column" TEXT,
    "code" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "cells" JSONB NOT NULL,

    CONSTRAINT "import_rejected_row_pkey" PRIMARY KEY ("import_id","row_number")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "region_name_key" ON "region"("name");

-- CreateIndex
CREATE UNIQUE INDEX "platform_name_key" ON "platform"("name");

-- CreateIndex
CREATE INDEX "platform_alias_platform_id_idx" ON "platform_alias"("platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_version_platform_id_effective_from_key" ON "calendar_version"("platform_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_platform_id_service_class_dealer_id_effectiv_key" ON "policy_version"("platform_id", "service_class", "dealer_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "dealer_name_key" ON "dealer"("name");

-- CreateIndex
CREATE INDEX "dealer_alias_dealer_id_idx" ON "dealer_alias"("dealer_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_dealer_id_name_key" ON "site"("dealer_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "product_sku_key" ON "product"("sku");

-- CreateIndex
CREATE INDEX "dealer_order_number_idx" ON "dealer_order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "dealer_order_dealer_id_number_key" ON "dealer_order"("dealer_id", "number");

-- CreateIndex
CREATE INDEX "shipment_dealer_id_platform_id_service_class_due_on_idx" ON "shipment"("dealer_id", "platform_id", "service_class", "due_on");

-- CreateIndex
CREATE INDEX "shipment_due_on_dealer_id_idx" ON "shipment"("due_on", "dealer_id");

-- CreateIndex
CREATE INDEX "shipment_number_idx" ON "shipment"("number");

-- CreateIndex
CREATE INDEX "shipment_due_at_idx" ON "shipment" USING BRIN ("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_dealer_id_source_key_source_occurrence_key" ON "shipment"("dealer_id", "source_key", "source_occurrence");

-- CreateIndex
CREATE INDEX "shipment_event_dealer_id_shipment_id_idx" ON "shipment_event"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "promise_dealer_id_shipment_id_idx" ON "promise"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "pause_dealer_id_shipment_id_idx" ON "pause"("dealer_id", "shipment_id");

-- CreateIndex
CREATE UNIQUE INDEX "excuse_dealer_id_shipment_id_key" ON "excuse"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "dealer_sla_day_due_on_idx" ON "dealer_sla_day"("due_on");

-- CreateIndex
CREATE INDEX "import_created_at_idx" ON "import"("created_at");

-- CreateIndex
CREATE INDEX "import_row_import_id_dealer_key_unit_key_idx" ON "import_row"("import_id", "dealer_key", "unit_key");

-- CreateIndex
CREATE INDEX "audit_at_idx" ON "audit"("at");

-- AddForeignKey
ALTER TABLE "platform" ADD CONSTRAINT "platform_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_alias" ADD CONSTRAINT "platform_alias_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_version" ADD CONSTRAINT "calendar_version_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_service_class_fkey" FOREIGN KEY ("service_class") REFERENCES "service_class"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_dealer_id_fkey" FOREIGN KEY ("dealer_id") REFERENCES "dealer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer" ADD CONSTRAINT "dealer_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer" ADD CONSTRAINT "dealer_home_platform_id_fkey" FOREIGN KEY ("home_platform_id") REFERENCES "platform"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_alias" ADD CONSTRAINT "dealer_alias_dealer_id_fkey" FOREIGN KEY ("dealer_id") REFERENCES "dealer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_dealer_id_fkey" FOREIGN KEY ("dealer_id") REFERENCES "dealer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dealer_order" ADD CONSTRAINT "dealer_order_dealer_id_fkey" FOREIGN KEY ("dealer_id") REFERENCES "dealer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_dealer_id_order_id_fkey" FOREIGN KEY ("dealer_id", "order_id") REFERENCES "dealer_order"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_dealer_id_fkey" FOREIGN KEY ("dealer_id") REFERENCES "dealer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_dealer_id_order_id_fkey" FOREIGN KEY ("dealer_id", "order_id") REFERENCES "dealer_order"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_service_class_fkey" FOREIGN KEY ("service_class") REFERENCES "service_class"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_event" ADD CONSTRAINT "shipment_event_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_policy_version_id_fkey" FOREIGN KEY ("policy_version_id") REFERENCES "policy_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_calendar_version_id_fkey" FOREIGN KEY ("calendar_version_id") REFERENCES "calendar_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause" ADD CONSTRAINT "pause_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "excuse" ADD CONSTRAINT "excuse_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Append-only: the owner takes UPDATE and DELETE from itself (and is no superuser).
REVOKE UPDATE, DELETE ON "shipment_event", "promise", "audit" FROM CURRENT_USER;
REVOKE TRUNCATE ON "audit" FROM CURRENT_USER;

-- Staging of a running import: never worth a write-ahead log, emptied by a crash and then read again.
ALTER TABLE "import_row" SET UNLOGGED;

-- A platform's own rule is unique as a dealer's is, although NULL equals nothing.
CREATE UNIQUE INDEX "policy_version_platform" ON "policy_version" ("platform_id", "service_class", "effective_from") WHERE "dealer_id" IS NULL;

-- Shipments that no event has settled yet: the open and the overdue.
CREATE INDEX "shipment_unsettled" ON "shipment" ("due_at") WHERE "verdict" IS NULL;

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122100000_base';

COMMIT;
