import { tellLogging } from "#app/api/v1/tell-logging.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { assignmentsRequestSchema } from "#lib/contracts/assignment.ts";
import { handle } from "#lib/http/handle.ts";
import { readJson } from "#lib/http/read-json.ts";
import { assignDriver } from "#lib/operations/assign-driver.ts";

/** Gives shipments to a driver, or to nobody. 200 with what became of each, in their order. */
export const POST = handle(async (request: Request) => {
  const scope = await requireScope("shipments:assign");
  const { items, driverId } = await readJson(assignmentsRequestSchema, request);
  return Response.json({ results: await assignDriver(scope, items, driverId, now()) });
}, tellLogging);
