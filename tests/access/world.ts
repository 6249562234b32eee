import { join } from "node:path";
import { v7 as newId } from "uuid";
import type { Role } from "#lib/auth/permissions.ts";
import { operatorScope } from "#lib/auth/scope.ts";
import { startSession } from "#lib/auth/start-session.ts";
import { putPassword } from "#lib/data/accounts.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { insertDealers, insertPlatforms } from "#lib/data/reference.ts";
import { prepareFiles } from "#lib/operations/attachment-files.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { roleOf, type SignedIn, signedIn, type Viewer } from "#tests/access/viewers.ts";
import { MINUTE_MS, makeEvent, makeShipment } from "#tests/support/rollup-world.ts";

const founded = new Date("2026-01-01T00:00:00Z");
const scope = operatorScope("imports:write");
/** Nobody signs in with a password here, but a session is begun for one. */
const NOBODYS_HASH = "none";

/** What is one dealer's; every name and number of it holds the mark. */
type Owned = {
  readonly mark: string;
  readonly dealerId: string;
  readonly orderId: string;
  readonly shipmentId: string;
};

/** A company of two regions, each with a platform that serves the one dealer there. */
export type AccessWorld = {
  readonly A: Owned;
  readonly B: Owned;
  readonly regionHere: string;
  readonly platformHere: string;
  readonly productId: string;
  readonly importId: string;
  readonly adminId: string;
  /** A photo of dealer A's delivery, whose file the app is given (`putPhoto`). */
  readonly attachmentId: string;
};

type Place = { readonly regionId: string; readonly platformId: string; readonly owned: Owned };
type Scopes = readonly { readonly kind: string; readonly subjectId: string }[];

/** Makes the world and its people; answers with the cookie of a session of each. */
export async function makeAccessWorld(): Promise<{
  world: AccessWorld;
  cookies: ReadonlyMap<Viewer, string>;
}> {
  const [productId, importId] = [newId(), newId()];
  await db().serviceClass.createMany({
    data: ["local", "intercity"].map((code) => ({
      code,
      nameZh: code,
      nameEn: code,
      createdAt: founded,
    })),
  });
  await db().product.create({
    data: { id: productId, sku: "SRV-1", name: "服务器", createdAt: founded },
  });
  const [driverId, adminId] = [newId(), newId()];
  const idOf = (viewer: Viewer) =>
    viewer === "driver" ? driverId : viewer === "admin" ? adminId : newId();
  const here = await makePlace("7391", "北区", productId, driverId);
  const elsewhere = await makePlace("8462", "南区", productId, null);
  await makeImport(importId);
  const attachmentId = await makeAttachment(here.owned);
  const scopes: Record<SignedIn | "disabled", Scopes> = {
    dealerA: [{ kind: "dealer", subjectId: here.owned.dealerId }],
    dealerB: [{ kind: "dealer", subjectId: elsewhere.owned.dealerId }],
    driver: [{ kind: "platform", subjectId: here.platformId }],
    opsHere: [{ kind: "platform", subjectId: here.platformId }],
    opsElsewhere: [{ kind: "platform", subjectId: elsewhere.platformId }],
    managerHere: [{ kind: "region", subjectId: here.regionId }],
    managerElsewhere: [{ kind: "region", subjectId: elsewhere.regionId }],
    representative: [{ kind: "dealer", subjectId: here.owned.dealerId }],
    executive: [],
    admin: [],
    disabled: [],
  };
  const cookies = new Map<Viewer, string>();
  for (const viewer of [...signedIn, "disabled"] as const) {
    const id = idOf(viewer);
    cookies.set(viewer, await makePerson(id, roleOf[viewer], scopes[viewer]));
    if (viewer === "disabled")
      await db().person.update({ where: { id }, data: { disabled: true } });
  }
  const world = {
    A: here.owned,
    B: elsewhere.owned,
    regionHere: here.regionId,
    platformHere: here.platformId,
    productId,
    importId,
    adminId,
    attachmentId,
  };
  return { world, cookies };
}

async function makePlace(
  mark: string,
  regionName: string,
  productId: string,
  driverId: string | null,
): Promise<Place> {
  const [regionId, platformId, siteId] = [newId(), newId(), newId()];
  const owned = { mark, dealerId: newId(), orderId: newId(), shipmentId: newId() };
  const { dealerId, orderId, shipmentId } = owned;
  await db().region.create({ data: { id: regionId, name: regionName, createdAt: founded } });
  await inTransaction(scope, async (tx) => {
    const name = `${regionName}平台`;
    const place = { name, key: name, city: "北京", zone: "Asia/Shanghai" };
    await insertPlatforms(tx, [{ id: platformId, ...place }], newId, founded);
    const dealer = { name: `商号${mark}`, key: mark, dealerClass: null, regionId };
    await insertDealers(tx, [{ id: dealerId, ...dealer, homePlatformId: platformId }], founded);
  });
  await db().platform.update({ where: { id: platformId }, data: { regionId } });
  await db().site.create({
    data: { id: siteId, dealerId, name: `库房${mark}`, city: "北京", createdAt: founded },
  });
  const orderedAt = new Date("2026-10-14T01:00:00Z");
  const order = { id: orderId, number: `9${mark}`, orderedAt, siteId, createdAt: orderedAt };
  await db().order.create({
    data: { ...order, dealerId, lines: { create: { lineNo: 1, productId, quantity: 2 } } },
  });
  await db().stock.create({
    data: { platformId, productId, onHand: 5, updatedAt: founded },
  });
  const dueAtMs = orderedAt.getTime() + 120 * MINUTE_MS;
  const facts = makeShipment({ dealerId, platformId, dueAtMs }, mark, {
    id: shipmentId,
    orderId,
    siteId,
    number: `9${mark}-1`,
    events: [makeEvent("delivered", dueAtMs + 20 * MINUTE_MS, { reason: `缘由${mark}` })],
  });
  await inTransaction(scope, (tx) => writeFacts(tx, { create: [facts], append: [] }, () => null));
  await db().shipment.updateMany({ where: { id: shipmentId }, data: { driverId } });
  return { regionId, platformId, owned };
}

async function makeAttachment({ dealerId, shipmentId }: Owned): Promise<string> {
  const id = newId();
  const size = { bytes: 4, width: 1, height: 1, sha256: "none" };
  const photo = { id, dealerId, shipmentId, kind: "photo", contentType: "image/jpeg", ...size };
  await db().attachment.create({ data: { ...photo, createdAt: founded } });
  return id;
}

/** Lays the photo's file where the app with this folder of data looks for it. */
export async function putPhoto({ attachmentId }: AccessWorld, dataDir: string): Promise<void> {
  const bytes = Buffer.from("none");
  const files = await prepareFiles(join(dataDir, "files"), attachmentId, {
    full: bytes,
    thumb: bytes,
  });
  await files.settle();
}

async function makeImport(id: string): Promise<void> {
  await db().import.create({
    data: {
      id,
      kind: "dealers",
      status: "done",
      fileName: "名单.csv",
      fileBytes: 1n,
      filePath: "",
      fileSha256: "",
      sniffed: {},
      counts: {},
      createdAt: founded,
      finishedAt: founded,
    },
  });
}

async function makePerson(id: string, role: Role, scopes: Scopes): Promise<string> {
  await db().person.create({
    data: { id, name: `某${role}`, role, createdAt: founded, scopes: { create: [...scopes] } },
  });
  await inTransaction(scope, (tx) => putPassword(tx, id, NOBODYS_HASH, founded));
  return sessionOf(id);
}

/** The cookie header of a new session of a person. */
async function sessionOf(personId: string): Promise<string> {
  const proved = { personId, passwordHash: NOBODYS_HASH };
  const session = await startSession({ ...proved, ip: "", userAgent: "" });
  if (session === null) throw new Error(`no session of ${personId}`);
  return session.cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
}
