import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as newId } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Role } from "#lib/auth/permissions.ts";
import { actorScope, operatorScope, type Reach } from "#lib/auth/scope.ts";
import { findAttachment, listAttachments } from "#lib/data/attachments.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { type AttachmentKind, MAX_ATTACHMENTS } from "#lib/domain/attachments/kinds.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { readImage } from "#lib/importing/read-image.ts";
import { attachmentPath, attachmentSizes } from "#lib/operations/attachment-files.ts";
import { removeOrphans } from "#lib/operations/remove-orphans.ts";
import { saveAttachment } from "#lib/operations/save-attachment.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { makeEvent, makeRollupWorld, makeShipment } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const dueAtMs = Date.parse("2026-11-20T04:00:00Z");
const DAY_MS = 86_400_000;

let database: TestDatabase;
let filesDir: string;
let place: { dealerId: string; platformId: string };
let shipment: ShipmentFacts;

const scopeOf = (role: Role, reach: Reach, id = newId()) =>
  actorScope({ id, name: "某人", role, reach }, "events:write");
const ops = () => scopeOf("ops", { kind: "platforms", ids: [place.platformId] });

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
});
beforeEach(async () => {
  filesDir = mkdtempSync(join(tmpdir(), "zhunda-files-"));
  shipment = makeShipment({ ...place, dueAtMs }, newId());
  await write(shipment);
});
afterEach(() => rmSync(filesDir, { recursive: true }));
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function write(facts: ShipmentFacts): Promise<void> {
  const create = { create: [facts], append: [] };
  return inTransaction(operatorScope("imports:write"), (tx) => writeFacts(tx, create, () => null));
}

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

type Sent = { id?: string; kind?: AttachmentKind; shipmentId?: string };

function send(bytes: Uint8Array, given: Sent = {}, scope = ops()) {
  const key = { id: newId(), kind: "photo", shipmentId: shipment.id, ...given } as const;
  const attaching = { ...key, dealerId: place.dealerId, body: inPieces(bytes), filesDir };
  return saveAttachment(scope, { ...attaching, read: readImage }, now);
}

const lie = () => readdirSync(filesDir, { recursive: true, withFileTypes: true });
const files = () => lie().flatMap((one) => (one.isFile() ? one.name : []));
const refusal = (reason: string) => expect.objectContaining({ params: { reason } });

test("a photo is turned as the camera was held, made smaller, and loses where it was taken", async () => {
  const id = newId();
  const taken = await blank(4000, 3000)
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitude: "41/1 48/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).exif).toBeDefined();
  expect(await send(taken, { id })).toBe("saved");
  const kept = readFileSync(attachmentPath(filesDir, id, "full"));
  const metadata = await sharp(kept).metadata();
  expect([metadata.format, metadata.width, metadata.height]).toEqual(["jpeg", 1200, 1600]);
  expect([metadata.exif, metadata.xmp, metadata.icc]).toEqual([undefined, undefined, undefined]);
  expect(await db().attachment.findUnique({ where: { id } })).toMatchObject({
    bytes: kept.length,
    width: 1200,
    height: 1600,
  });
  const thumb = await sharp(attachmentPath(filesDir, id, "thumb")).metadata();
  expect([thumb.width, thumb.height]).toEqual([240, 320]);
});

test("a signature stays a drawing on nothing", async () => {
  const id = newId();
  const drawn = await blank(600, 200).ensureAlpha(0).png().toBuffer();
  await send(drawn, { id, kind: "signature" });
  const kept = await sharp(attachmentPath(filesDir, id, "full")).metadata();
  expect([kept.format, kept.width, kept.hasAlpha]).toEqual(["png", 600, true]);
});

test("what is no picture of ours is refused with the reason, and leaves nothing", async () => {
  const photo = await blank(100, 100).jpeg().toBuffer();
  const bomb = await blank(8000, 8000).png().toBuffer();
  const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(send(Buffer.alloc(0))).rejects.toEqual(refusal("empty"));
  await expect(send(svg)).rejects.toEqual(refusal("not_image"));
  await expect(send(heic)).rejects.toEqual(refusal("heic"));
  await expect(send(photo.subarray(0, 300))).rejects.toEqual(refusal("broken"));
  await expect(send(bomb)).rejects.toEqual(refusal("too_many_pixels"));
  const large = Buffer.concat([photo, Buffer.alloc(12 * 1024 ** 2)]);
  await expect(send(large)).rejects.toMatchObject({ code: "too_large" });
  expect(files()).toEqual([]);
  expect(await db().attachment.count({ where: { shipmentId: shipment.id } })).toBe(0);
});

test("one id brought eight times at once is there once; of another shipment it is refused", async () => {
  const id = newId();
  const photo = await blank(300, 200).jpeg().toBuffer();
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(photo, { id })));
  expect(answers.filter((one) => one === "saved")).toHaveLength(1);
  expect(await send(photo, { id })).toBe("known");
  expect(files().toSorted()).toEqual([id, `${id}.thumb`]);
  const audited = { action: "attachment.saved", subject: shipment.id };
  expect(await db().audit.count({ where: audited })).toBe(1);
  const other = makeShipment({ ...place, dueAtMs }, newId());
  await write(other);
  const elsewhere = send(photo, { id, shipmentId: other.id });
  await expect(elsewhere).rejects.toMatchObject({ code: "id_taken", status: 409 });
});

test("of several that come at once only as many are kept as a shipment may have", async () => {
  const kept = { contentType: "image/jpeg", width: 1, height: 1, bytes: 1, sha256: "x" };
  const { dealerId } = place;
  const full = Array.from({ length: MAX_ATTACHMENTS - 1 }, () => {
    const key = { id: newId(), dealerId, shipmentId: shipment.id, kind: "photo" };
    return { ...key, ...kept, createdAt: now };
  });
  await db().attachment.createMany({ data: full });
  const photo = await blank(20, 20).jpeg().toBuffer();
  const sent = await Promise.allSettled(Array.from({ length: 4 }, () => send(photo)));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db().attachment.count({ where: { shipmentId: shipment.id } })).toBe(MAX_ATTACHMENTS);
});

test("only who reaches the shipment brings and sees files; evidence is no business of dealers", async () => {
  const photo = await blank(30, 20).jpeg().toBuffer();
  const foreign = scopeOf("ops", { kind: "platforms", ids: [newId()] });
  await expect(send(photo, {}, foreign)).rejects.toMatchObject({ code: "not_found" });
  const [shown, evidence] = [newId(), newId()];
  await send(photo, { id: shown });
  await send(photo, { id: evidence, kind: "evidence" });
  const dealer = scopeOf("dealer", { kind: "dealers", ids: [place.dealerId] });
  const otherDealer = scopeOf("dealer", { kind: "dealers", ids: [newId()] });
  const seen = async (scope: typeof dealer) =>
    (await listAttachments(scope, place.dealerId, [shipment.id])).map(({ id }) => id);
  expect(await seen(ops())).toEqual([shown, evidence]);
  expect(await seen(dealer)).toEqual([shown]);
  expect(await seen(otherDealer)).toEqual([]);
  expect(await findAttachment(dealer, evidence)).toBeNull();
  expect(await findAttachment(otherDealer, shown)).toBeNull();
  expect(await findAttachment(foreign, shown)).toBeNull();
});

test("a driver who logged a delivery brings its photo though the shipment is somebody else's by now", async () => {
  const [driverId, named] = [newId(), newId()];
  const event = makeEvent("delivered", dueAtMs, { recipient: "王岚", files: [named] });
  const mine = makeShipment({ ...place, dueAtMs }, newId(), {
    events: [{ ...event, actorId: driverId }],
  });
  await write(mine);
  const driver = scopeOf("driver", { kind: "driver", id: driverId }, driverId);
  const photo = await blank(30, 20).jpeg().toBuffer();
  expect(await send(photo, { id: named, shipmentId: mine.id }, driver)).toBe("saved");
  const unnamed = send(photo, { shipmentId: mine.id }, driver);
  await expect(unnamed).rejects.toMatchObject({ code: "not_found" });
});

test("after a week what nothing names is tidied away, and files without a row; the rest stays", async () => {
  const [named, unnamed, fresh] = [newId(), newId(), newId()];
  const [broken, breaking] = [newId(), newId()];
  const photo = await blank(30, 20).jpeg().toBuffer();
  const delivered = makeShipment({ ...place, dueAtMs }, newId(), {
    events: [makeEvent("delivered", dueAtMs, { files: [named] })],
  });
  await write(delivered);
  const later = new Date(now.getTime() + 8 * DAY_MS);
  const sent = [named, unnamed, fresh, broken, breaking];
  for (const id of sent) await send(photo, { id, shipmentId: delivered.id });
  for (const id of sent) {
    const at = id === fresh || id === breaking ? later : now;
    for (const size of attachmentSizes) utimesSync(attachmentPath(filesDir, id, size), at, at);
  }
  await db().attachment.update({ where: { id: fresh }, data: { createdAt: later } });
  await db().attachment.deleteMany({ where: { id: { in: [broken, breaking] } } });
  await removeOrphans(operatorScope("imports:write"), filesDir, later);
  const stays = [named, fresh, breaking].flatMap((id) => [id, `${id}.thumb`]);
  expect(files().toSorted()).toEqual(stays.toSorted());
  expect(await db().attachment.count({ where: { id: { in: sent } } })).toBe(2);
});
