import { z } from "zod";
import { readBoard } from "#app/(ops)/board/read-board.ts";
import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { cardKeysSchema } from "#lib/contracts/board.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { listShownPlatforms } from "#lib/data/platforms.ts";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { parseInput, queryOf } from "#lib/http/parse-input.ts";

const input = z.strictObject({
  platform: idSchema.or(z.literal("all")).default("all"),
  keys: cardKeysSchema.optional(),
});

/** The board of a platform, or of all in reach: everything that is open, or the cards that are named. */
export const GET = handle(async (request: Request) => {
  const scope = await requireScope("board:read");
  const { platform, keys } = parseInput(input, queryOf(request));
  const platforms = await listShownPlatforms(scope);
  const shown = platforms.filter(({ id }) => platform === "all" || id === platform);
  if (platform !== "all" && shown.length === 0) throw new AppError("not_found");
  const ids = shown.map(({ id }) => id);
  return Response.json(await readBoard(scope, ids, keys ?? null, now()));
}, tellFailure);
