import path from "node:path";
import { z } from "zod";
import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { requireActor, requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { importKinds } from "#lib/domain/importing/kinds.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { parseInput, queryOf } from "#lib/http/parse-input.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import { MAX_UPLOAD_BYTES, receiveUpload } from "#lib/operations/receive-upload.ts";

const query = z.strictObject({
  name: z.string().min(1).max(1000),
  kind: z.enum(importKinds).optional(),
});

/**
 * Receives a file as the raw body, streamed to disk; `name` is what its owner calls it, `kind` what it
 * holds where its headers are not to say.
 * 201 with the import's id, 413 too large, 422 no table of ours.
 */
export const POST = handle(async (request: Request) => {
  const scope = await requireScope("imports:write");
  const { name, kind } = parseInput(query, queryOf(request));
  if (Number(request.headers.get("content-length")) > MAX_UPLOAD_BYTES) {
    throw new AppError("too_large", { maxBytes: MAX_UPLOAD_BYTES });
  }
  if (!request.body) throw new AppError("file_refused", { reason: "file_empty" });
  const { importId } = await receiveUpload(scope, {
    fileName: name,
    kind,
    body: request.body,
    uploadsDir: path.join(env().DATA_DIR, "uploads"),
    now: now(),
    origin: "page",
    startedBy: (await requireActor()).name,
    check: describeUpload,
  });
  const href = `/import/${importId}`;
  return Response.json(
    { id: importId, href },
    { status: 201, headers: { Location: `/api/v1/imports/${importId}` } },
  );
}, tellFailure);
