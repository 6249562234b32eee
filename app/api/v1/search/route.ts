import { z } from "zod";
import { findEverything } from "#app/(manager)/search/find.ts";
import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { parseAsText } from "#app/search-params.ts";
import { handle } from "#lib/http/handle.ts";
import { parseInput, queryOf } from "#lib/http/parse-input.ts";

const input = z.object({
  q: z.string().max(200).default(""),
  /** Path and query of the page that is searched from. */
  at: z
    .string()
    .max(4000)
    .regex(/^\/(?!\/)/)
    .default("/"),
});

/** Dealers, shipments, orders, platforms, periods, pages and actions that a text finds. */
export const GET = handle(async (request: Request) => {
  const { q, at } = parseInput(input, queryOf(request));
  // What PostgreSQL cannot hold names nothing.
  const text = parseAsText.parse(q) ?? "";
  return Response.json(await findEverything(text, new URL(at, request.url)));
}, tellFailure);
