import { tellLogging } from "#app/api/v1/tell-logging.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { pauseRequestSchema } from "#lib/contracts/pause.ts";
import { handle } from "#lib/http/handle.ts";
import { readJson } from "#lib/http/read-json.ts";
import { closePause } from "#lib/operations/close-pause.ts";
import { openPause } from "#lib/operations/open-pause.ts";

/** Stops a shipment's clock, or (`close`) lets it go on. 204; 404 no such shipment; 422 not so. */
export const POST = handle(async (request: Request) => {
  const scope = await requireScope("events:write");
  const asked = await readJson(pauseRequestSchema, request);
  if ("close" in asked) {
    const { close: _, ...closing } = asked;
    await closePause(scope, closing, now());
  } else {
    await openPause(scope, asked, now());
  }
  return new Response(null, { status: 204 });
}, tellLogging);
