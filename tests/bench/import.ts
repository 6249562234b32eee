import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { operatorScope } from "#lib/auth/scope.ts";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { importOptionsSchema } from "#lib/contracts/import.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import { startUnchecked } from "#lib/importing/start-import.ts";
import { undoImport } from "#lib/importing/undo-import.ts";
import { receiveUpload } from "#lib/operations/receive-upload.ts";
import { migrate } from "#prisma/migrate.ts";

const scope = operatorScope("imports:write");
const now = () => new Date();

/**
 * Imports a generated CSV into a database of its own, then copies the same facts by one
 * `INSERT … SELECT` a table into tables with the same keys and indexes, as the reference; then undoes
 * the import.
 */
export async function benchImport(rows: number) {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-import-"));
  const database = await openEmbeddedDatabase(folder);
  try {
    provideDatabaseUrl(database.url);
    await migrate(database.url);
    const file = path.join(folder, "deliveries.csv");
    await writeDeliveries(file, rows);
    const uploadsDir = path.join(folder, "uploads");
    const { importId } = await receiveUpload(scope, {
      fileName: "deliveries.csv",
      body: createReadStream(file),
      uploadsDir,
      now: now(),
      origin: "command",
      startedBy: null,
      check: describeUpload,
    });
    const { mapping } = await describeUpload(file);
    const options = importOptionsSchema.parse({ zone: "Asia/Shanghai" });
    const startedMs = performance.now();
    const run = await startUnchecked(scope, importId, { mapping, options }, { clock: now });
    const counts = await run.done;
    const seconds = (performance.now() - startedMs) / 1000;
    const referenceSeconds = await copyFacts();
    const undoingMs = performance.now();
    await undoImport(scope, importId, { device: "command", by: null }, { clock: now });
    const undoSeconds = (performance.now() - undoingMs) / 1000;
    return {
      bench: "import",
      rows,
      shipmentsNew: counts.shipmentsNew,
      seconds: Number(seconds.toFixed(2)),
      rowsPerSecond: Math.round(rows / seconds),
      insertSelectRowsPerSecond: Math.round(rows / referenceSeconds),
      shareOfInsertSelect: Number((referenceSeconds / seconds).toFixed(2)),
      undoShipmentsPerSecond: Math.round(counts.shipmentsNew / undoSeconds),
      undoShareOfImport: Number((seconds / undoSeconds).toFixed(2)),
      peakRssMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await disconnect();
    await database.stop();
    await discardDatabase(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeDeliveries(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write("发货单号,经销商,平台,下单时间,出库时间,签收时间,产品,数量\n");
  const text = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace("T", " ");
  for (let i = 0; i < rows; i += 1) {
    const acceptedMs =
      Date.parse("2025-01-01T09:00:00Z") + ((i * 479_001_599) % (600 * 86_400_000));
    const takenMs = (60 + ((i * 7919) % 75)) * 60_000;
    const times = [acceptedMs, acceptedMs + takenMs / 3, acceptedMs + takenMs].map(text).join();
    const dealer = `经销商${(i * 31) % 1999}`;
    const line = `B${i},${dealer},平台${i % 12},${times},产品${i % 300},${1 + (i % 9)}\n`;
    if (!stream.write(line)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

async function copyFacts(): Promise<number> {
  const tables = [
    "shipment",
    "shipment_line",
    "shipment_event",
    "promise",
    "dealer_sla_day",
    "dealer_sla_month",
  ];
  for (const table of tables) {
    await db().$executeRawUnsafe(`CREATE TABLE copy_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  await db().$executeRawUnsafe(
    "ALTER TABLE copy_shipment ADD FOREIGN KEY (dealer_id) REFERENCES dealer, ADD FOREIGN KEY (platform_id) REFERENCES platform, ADD FOREIGN KEY (service_class) REFERENCES service_class",
  );
  for (const table of tables.slice(1, 4)) {
    await db().$executeRawUnsafe(
      `ALTER TABLE copy_${table} ADD FOREIGN KEY (dealer_id, shipment_id) REFERENCES copy_shipment`,
    );
  }
  const startedMs = performance.now();
  for (const table of tables) {
    await db().$executeRawUnsafe(`INSERT INTO copy_${table} SELECT * FROM ${table}`);
  }
  return (performance.now() - startedMs) / 1000;
}
