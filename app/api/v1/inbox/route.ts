import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { countOpenNotices } from "#lib/data/inbox.ts";
import { handle } from "#lib/http/handle.ts";

/** How many alarms hold that the viewer has not acknowledged. */
export const GET = handle(async () => {
  const scope = await requireScope("alarms:read");
  return Response.json({ open: await countOpenNotices(scope) });
}, tellFailure);
