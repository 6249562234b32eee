BEGIN;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "reason" TEXT,
ADD COLUMN     "retracted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "cancel_at" TIMESTAMPTZ(3),
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'page',
ADD COLUMN     "started_by" TEXT,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "dealer_sla_month" (
    "dealer_id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "service_class" TEXT NOT NULL,
    "due_month" DATE NOT NULL,
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

    CONSTRAINT "dealer_sla_month_pkey" PRIMARY KEY ("dealer_id","platform_id","service_class","due_month")
);

-- CreateTable
CREATE TABLE "dealer_turn" (
    "dealer_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "weak" BOOLEAN NOT NULL,
    "due" INTEGER NOT NULL,
    "on_time" INTEGER NOT NULL,
    "q_value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "dealer_turn_pkey" PRIMARY KEY ("dealer_id","on_day")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "email" TEXT,
    "mobile" TEXT,
    "login_name" TEXT,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_scope" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "person_scope_pkey" PRIMARY KEY ("person_id","kind","subject_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dealer_sla_month_due_month_idx" ON "dealer_sla_month"("due_month");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_mobile_key" ON "person"("mobile");

-- CreateIndex
CREATE UNIQUE INDEX "person_login_name_key" ON "person"("login_name");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_page_name_key" ON "saved_view"("page", "name");

-- CreateIndex
CREATE INDEX "shipment_dealer_id_order_id_idx" ON "shipment"("dealer_id", "order_id");

-- CreateIndex
CREATE INDEX "shipment_event_import_id_idx" ON "shipment_event" USING BRIN ("import_id");

-- CreateIndex
CREATE INDEX "promise_import_id_idx" ON "promise" USING BRIN ("import_id");

-- AddForeignKey
ALTER TABLE "person_scope" ADD CONSTRAINT "person_scope_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Shipments that a pause or a later promise has moved and nothing has ended: no stored cell can hold
-- when they become misses, so every request looks at them.
CREATE INDEX "shipment_moved" ON "shipment" ("due_on") WHERE "verdict" IS NULL AND "adjusted_due_at" <> "due_at";

-- The months of the days that are there already.
INSERT INTO "dealer_sla_month" ("dealer_id", "platform_id", "service_class", "due_month", "due",
  "on_time", "late", "undelivered", "void", "adj_due", "adj_on_time", "excused", "dock_known",
  "dock_on_time", "minutes_n", "minutes_sum", "minutes_sum_sq")
SELECT "dealer_id", "platform_id", "service_class", date_trunc('month', "due_on"::timestamp)::date,
  sum("due"), sum("on_time"), sum("late"), sum("undelivered"), sum("void"), sum("adj_due"),
  sum("adj_on_time"), sum("excused"), sum("dock_known"), sum("dock_on_time"), sum("minutes_n"),
  sum("minutes_sum"), sum("minutes_sum_sq")
FROM "dealer_sla_day"
GROUP BY 1, 2, 3, 4;

-- The reasons that events have given: the latest of those that count in the fold
-- (lib/domain/orders/fold-shipment.ts). A return after a delivery says nothing of when it came.
UPDATE "shipment" s
SET "reason" = r."reason"
FROM (
  SELECT DISTINCT ON (e."dealer_id", e."shipment_id") e."dealer_id", e."shipment_id",
    e."data" ->> 'reason' AS "reason"
  FROM "shipment_event" e
  JOIN "shipment" x ON x."dealer_id" = e."dealer_id" AND x."id" = e."shipment_id"
  WHERE e."data" ->> 'reason' IS NOT NULL
    AND e."kind" <> 'corrected'
    AND (e."kind" <> 'delivered' OR x."delivered_at" IS NOT NULL)
    AND (e."kind" <> 'cancelled' OR x."cancelled_at" IS NOT NULL)
    AND (e."kind" NOT IN ('returned', 'cancelled') OR x."delivered_at" IS NULL)
    AND (e."kind" IN ('delivered', 'returned', 'cancelled')
      OR e."occurred_at" <= coalesce(x."delivered_at", x."cancelled_at", 'infinity') + interval '1 day'
        * (x."delivered_precision" IS NOT DISTINCT FROM 'date')::int)
  ORDER BY e."dealer_id", e."shipment_id",
    e."occurred_at" + CASE
      WHEN e."precision" = 'date' AND e."kind" IN ('delivered', 'cancelled', 'returned')
      THEN interval '1 day' - interval '1 millisecond' ELSE interval '0' END DESC,
    array_position(ARRAY['accepted', 'picked', 'dispatched', 'arrived', 'rescheduled',
      'delivery_failed', 'delivered', 'returned', 'cancelled'], e."kind") DESC,
    e."id" DESC
) r
WHERE s."dealer_id" = r."dealer_id" AND s."id" = r."shipment_id";

UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '20261122122757_whole_picture';

COMMIT;
