import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { tellAttachment } from "#app/api/v1/attachments/tell.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { findAttachment } from "#lib/data/attachments.ts";
import { attachmentKinds, MAX_ATTACHMENT_BYTES } from "#lib/domain/attachments/kinds.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { parseInput, queryOf } from "#lib/http/parse-input.ts";
import { requirePerson } from "#lib/http/require-person.ts";
import { readImage } from "#lib/importing/read-image.ts";
import { attachmentPath, attachmentSizes } from "#lib/operations/attachment-files.ts";
import { saveAttachment } from "#lib/operations/save-attachment.ts";

type Context = { params: Promise<{ id: string }> };

const filesDir = () => path.join(env().DATA_DIR, "files");

const place = z.strictObject({
  dealer: idSchema,
  shipment: idSchema,
  kind: z.enum(attachmentKinds),
});

/**
 * Takes a picture of a shipment as the raw body, under the id that its device made.
 * 201 taken, 200 known already, 404 no such shipment, 409 another file's id, 413 too large, 422 no
 * picture.
 */
export const PUT = handle(async (request: Request, { params }: Context) => {
  const scope = await requireScope(
    queryOf(request).kind === "evidence" ? "excuses:request" : "events:write",
  );
  requirePerson(request.headers, scope);
  const { dealer: dealerId, shipment: shipmentId, kind } = parseInput(place, queryOf(request));
  const id = parseInput(idSchema, (await params).id);
  if (Number(request.headers.get("content-length")) > MAX_ATTACHMENT_BYTES) {
    throw new AppError("too_large", { maxBytes: MAX_ATTACHMENT_BYTES });
  }
  if (!request.body) throw new AppError("file_refused", { reason: "empty" });
  const key = { id, dealerId, shipmentId, kind };
  const given = { ...key, body: request.body, filesDir: filesDir(), read: readImage };
  const status = (await saveAttachment(scope, given, now())) === "saved" ? 201 : 200;
  return Response.json({ id }, { status, headers: { Location: `/api/v1/attachments/${id}` } });
}, tellAttachment);

const view = z.strictObject({ size: z.enum(attachmentSizes).default("full") });

/**
 * A picture, to whoever may see its shipment. Browsers keep it for themselves, and ask each time
 * whether they still may show it.
 */
export const GET = handle(async (request: Request, { params }: Context) => {
  const scope = await requireScope("shipments:read");
  const { size } = parseInput(view, queryOf(request));
  const id = idSchema.safeParse((await params).id);
  const file = id.success ? await findAttachment(scope, id.data) : null;
  if (file === null) throw new AppError("not_found");
  const etag = `"${file.sha256}-${size}"`;
  const headers = { "Cache-Control": "private, no-cache", ETag: etag };
  if (request.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = await readFile(attachmentPath(filesDir(), file.id, size)).catch(() => null);
  if (bytes === null) throw new AppError("not_found");
  const ending = file.contentType === "image/png" ? "png" : "jpg";
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      "Content-Type": file.contentType,
      "Content-Disposition": `inline; filename="${file.kind}-${file.id}.${ending}"`,
      // Opened by its own address it is a document: one that may do nothing.
      "Content-Security-Policy":
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
    },
  });
}, tellAttachment);
