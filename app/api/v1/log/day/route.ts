import { createHash } from "node:crypto";
import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { requireActor, requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import type { LogDay } from "#lib/contracts/log-day.ts";
import { readLogDay } from "#lib/data/log-day.ts";
import { handle } from "#lib/http/handle.ts";

/**
 * The day of whoever logs deliveries, with everything that their phone needs without a network: 304
 * where nothing of it has changed but the time.
 */
export const GET = handle(async (request: Request) => {
  const scope = await requireScope("events:write");
  const { id, name, role } = await requireActor();
  const day = await readLogDay(scope, { personId: id, name, role }, now());
  const ETag = etagOf(day);
  if (request.headers.get("if-none-match") === ETag) {
    return new Response(null, { status: 304, headers: { ETag } });
  }
  return Response.json(day, { headers: { ETag } });
}, tellFailure);

function etagOf({ serverNowMs: _, ...lasting }: LogDay): string {
  const hash = createHash("sha256").update(JSON.stringify(lasting)).digest("base64url");
  return `"${hash}"`;
}
