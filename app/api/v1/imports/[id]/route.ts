import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { findImport } from "#lib/data/imports.ts";
import { isWorkerThere } from "#lib/data/jobs.ts";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";

/**
 * How far an import is: its status, counts and, where it failed, why. One that waits for a worker is
 * `isQueued`, and `isWorkerThere` says whether one is coming.
 */
export const GET = handle(async (_request: Request, props: { params: Promise<{ id: string }> }) => {
  const scope = await requireScope("imports:read");
  const id = idSchema.safeParse((await props.params).id);
  const item = id.success ? await findImport(scope, id.data) : null;
  if (!item) throw new AppError("not_found");
  const {
    status,
    isQueued,
    kind,
    fileName,
    fileBytes,
    counts,
    error,
    createdAt,
    checkedAt,
    finishedAt,
  } = item;
  return Response.json({
    id: item.id,
    kind,
    status,
    isQueued,
    isWorkerThere: !isQueued || (await isWorkerThere(scope)),
    fileName,
    fileBytes,
    counts,
    error,
    createdAt,
    checkedAt,
    finishedAt,
  });
}, tellFailure);
