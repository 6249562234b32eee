import { tellLogging } from "#app/api/v1/tell-logging.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { logRequestSchema } from "#lib/contracts/log-event.ts";
import { handle } from "#lib/http/handle.ts";
import { readJson } from "#lib/http/read-json.ts";
import { requirePerson } from "#lib/http/require-person.ts";
import { logEvents } from "#lib/operations/log-events.ts";

/**
 * Logs what a form or a device says of shipments. 200 with what became of each event; 400 where the
 * request itself is malformed, 413 too large. The same events may be sent again.
 */
export const POST = handle(async (request: Request) => {
  // Read before anything else is: the device's clock is compared with it.
  const arrivedAt = now();
  const scope = await requireScope("events:write");
  requirePerson(request.headers, scope);
  const sent = await readJson(logRequestSchema, request);
  const userAgent = request.headers.get("user-agent") ?? "";
  return Response.json(await logEvents(scope, sent, arrivedAt, userAgent));
}, tellLogging);
