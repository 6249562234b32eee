BEGIN;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "platform_id" UUID,
ADD COLUMN     "seq" BIGINT,
ADD COLUMN     "shipment_id" UUID;

-- CreateTable
CREATE TABLE "excuse_request" (
    "dealer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "files" UUID[],
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "excuse_request_pkey" PRIMARY KEY ("dealer_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "dealer_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "miss_reason" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "excusable" BOOLEAN NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "miss_reason_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "skew_ms" INTEGER NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_pace" (
    "platform_id" UUID NOT NULL,
    "service_class" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "p50_minutes" DOUBLE PRECISION NOT NULL,
    "p90_minutes" DOUBLE PRECISION NOT NULL,
    "judged_on" DATE NOT NULL,

    CONSTRAINT "step_pace_pkey" PRIMARY KEY ("platform_id","service_class","step","hour")
);

-- CreateTable
CREATE TABLE "alarm" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "dealer_id" UUID NOT NULL,
    "shipment_id" UUID,
    "platform_id" UUID,
    "data" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "person_id" UUID NOT NULL,
    "alarm_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("person_id","alarm_id")
);

-- CreateTable
CREATE TABLE "notice_setting" (
    "person_id" UUID NOT NULL,
    "mail" BOOLEAN NOT NULL DEFAULT true,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "zone" TEXT NOT NULL,
    "digest_minutes" INTEGER NOT NULL DEFAULT 15,

    CONSTRAINT "notice_setting_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "alarm_robot" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "platform_id" UUID,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alarm_robot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm_sending" (
    "channel" TEXT NOT NULL,
    "alarm_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "alarm_sending_pkey" PRIMARY KEY ("channel","alarm_id","round")
);

-- CreateIndex
CREATE INDEX "excuse_request_dealer_id_shipment_id_idx" ON "excuse_request"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "excuse_request_requested_at_idx" ON "excuse_request"("requested_at");

-- CreateIndex
CREATE INDEX "attachment_dealer_id_shipment_id_idx" ON "attachment"("dealer_id", "shipment_id");

-- CreateIndex
CREATE INDEX "device_person_id_idx" ON "device"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "alarm_cause_key" ON "alarm"("cause");

-- CreateIndex
CREATE INDEX "alarm_raised_at_idx" ON "alarm"("raised_at");

-- CreateIndex
CREATE INDEX "notice_alarm_id_idx" ON "notice"("alarm_id");

-- CreateIndex
CREATE INDEX "alarm_sending_alarm_id_idx" ON "alarm_sending"("alarm_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_seq_key" ON "outbox"("seq");

-- AddForeignKey
ALTER TABLE "excuse_request" ADD CONSTRAINT "excuse_request_dealer_id_shipment_id_fkey" FOREIGN KEY ("dealer_id", "shipment_id") REFERENCES "shipment"("dealer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_alarm_id_fkey" FOREIGN KEY ("alarm_id") REFERENCES "alarm"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is asked waits for one decision at a time, and nobody decides what they asked for themselves.
CREATE UNIQUE INDEX "excuse_request_open" ON "excuse_request" ("dealer_id", "shipment_id") WHERE "outcome" IS NULL;
ALTER TABLE "excuse_request" ADD CONSTRAINT "excuse_request_decided" CHECK (
  ("outcome" IS NULL) = ("decided_at" IS NULL)
  AND ("outcome" IS NULL OR "outcome" = 'withdrawn' OR "decided_by" IS DISTINCT FROM "requested_by"));

-- What the relay has not numbered yet, what a board shows, and which alarms still hold.
CREATE INDEX "outbox_unnumbered" ON "outbox" ("created_at", "id") WHERE "seq" IS NULL;
CREATE INDEX "shipment_open" ON "shipment" ("platform_id", "due_at") WHERE "verdict" IS NULL AND NOT "retracted";
CREATE INDEX "alarm_holding" ON "alarm" ("kind") WHERE "ended_at" IS NULL;
-- Disputes are few among what dealers say of deliveries.
CREATE INDEX "receipt_disputed" ON "receipt" ("dealer_id", "id") WHERE "kind" = 'disputed';
-- To whom a shipment was given last: an Undo of its dispatch leads back there.
CREATE INDEX "audit_assigned" ON "audit" ("subject", "at") WHERE "action" = 'shipment.assigned';
CREATE SEQUENCE "outbox_seq";

-- The reasons that the product has known by code so far.
INSERT INTO "miss_reason" ("code", "name_zh", "name_en", "excusable", "position", "created_at") VALUES
  ('traffic', '堵车', 'traffic', false, 10, now()),
  ('long_road', '路程远', 'long road', false, 20, now()),
  ('route_capacity', '线路运力不足', 'route at capacity', false, 30, now()),
  ('evening_shift', '晚班交接', 'evening shift change', false, 40, now()),
  ('weekend_picking', '周末拣货延误', 'slow weekend picking', false, 50, now()),
  ('out_of_stock', '缺货', 'out of stock', false, 60, now()),
  ('stock_out_transfer', '本地缺货转跨城', 'out of stock, transferred', false, 70, now()),
  ('carrier_change', '中途换承运商', 'carrier changed on the way', false, 80, now()),
  ('consignee_absent', '收货方无人', 'nobody to receive it', true, 90, now()),
  ('site_closed', '收货点关门', 'site closed', true, 100, now()),
  ('dealer_asked_to_wait', '经销商要求等候', 'dealer asked to wait', true, 110, now()),
  ('dealer_asked_another_day', '经销商要求改日', 'dealer asked for another day', true, 120, now()),
  ('typhoon', '台风', 'typhoon', true, 130, now()),
  ('wrong_item', '发错货', 'wrong item', false, 140, now()),
  ('wrong_time', '时间登记有误', 'wrong time logged', false, 150, now());

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122190222_logging';

COMMIT;
