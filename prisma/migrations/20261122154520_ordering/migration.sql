BEGIN;

-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "late_entry_minutes" INTEGER NOT NULL DEFAULT 240,
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "calendar_version" ADD COLUMN     "actor_id" UUID;

-- AlterTable
ALTER TABLE "policy_version" ADD COLUMN     "actor_id" UUID;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "address" TEXT,
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "brand" TEXT,
ADD COLUMN     "name_en" TEXT,
ADD COLUMN     "retired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "dealer_order" ADD COLUMN     "caller" TEXT,
ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'import',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "placed_by" UUID,
ADD COLUMN     "site_id" UUID;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "waiting" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "driver_id" UUID,
ADD COLUMN     "felt" TEXT;

-- AlterTable
ALTER TABLE "dealer_sla_day" ADD COLUMN     "felt_answered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "felt_on_time" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "dealer_sla_month" ADD COLUMN     "felt_answered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "felt_on_time" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "email_verified" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "image" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "receipt" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "logged_at" TIMESTAMPTZ(3),
    "on_time" BOOLEAN,
    "all_right" BOOLEAN,
    "comment" TEXT,
    "actor_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "dispute_answer" (
    "dealer_id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "actor_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispute_answer_pkey" PRIMARY KEY ("dealer_id","receipt_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID,
    "made_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "stock" (
    "platform_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "restock_on" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("platform_id","product_id")
);

-- CreateTable
CREATE TABLE "stock_move" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_hand_delta" INTEGER NOT NULL,
    "reserved_delta" INTEGER NOT NULL,
    "reason" TEXT,
    "note" TEXT,
    "dealer_id" UUID,
    "shipment_id" UUID,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "dealer_id" UUID,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "receipt_dealer_id_shipment_id_idx" ON "receipt"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "dispute_answer_dealer_id_shipment_id_idx" ON "dispute_answer"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_person_id_idx" ON "one_time_link"("person_id");

-- CreateIndex
CREATE INDEX "stock_product_id_idx" ON "stock"("product_id");

-- CreateIndex
CREATE INDEX "stock_move_platform_id_product_id_at_idx" ON "stock_move"("platform_id", "product_id", "at");

-- CreateIndex
CREATE INDEX "stock_move_dealer_id_shipment_id_idx" ON "stock_move"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "outbox_created_at_idx" ON "outbox"("created_at");

-- CreateIndex
CREATE INDEX "dealer_order_dealer_id_ordered_at_idx" ON "dealer_order"("dealer_id", "ordered_at");

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_answer" ADD CONSTRAINT "dispute_answer_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DROP INDEX "saved_view_page_name_key";
CREATE UNIQUE INDEX "saved_view_actor_id_page_name_key" ON "saved_view"("actor_id", "page", "name");

-- Stock is never negative, whoever writes at the same time.
ALTER TABLE "stock" ADD CONSTRAINT "stock_not_negative" CHECK ("on_hand" >= 0 AND "reserved" >= 0 AND "reserved" <= "on_hand");
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_waiting" CHECK ("waiting" >= 0 AND "waiting" <= "quantity");

-- Parts of names are found by the pairs of characters that they are made of (lib/domain/search).
CREATE INDEX "product_search" ON "product" USING gin (string_to_array("search_text", ' '));

-- Numbers of orders placed here: short, and none twice.
CREATE SEQUENCE "order_number" START 100001;

-- What a driver sees, most shipments have none.
CREATE INDEX "shipment_driver" ON "shipment" ("driver_id") WHERE "driver_id" IS NOT NULL;

REVOKE UPDATE, DELETE ON "receipt", "dispute_answer", "stock_move" FROM CURRENT_USER;

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122154520_ordering';

COMMIT;
