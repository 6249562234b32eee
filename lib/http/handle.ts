import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { AppError, type ErrorParams } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { log } from "#lib/log.ts";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Tells an expected error in the caller's language. */
type Teller = (code: string, params: ErrorParams) => Promise<string>;

/**
 * A REST handler with what all of them share: mutations only from our own pages, expected errors as
 * problem+json (RFC 9457) with their code and parameters, unexpected ones logged with an id that the
 * answer repeats, and nothing cached unless the handler says otherwise.
 */
export function handle<Context>(handler: Handler<Context>, tell: Teller): Handler<Context> {
  return async (request, context) => {
    try {
      if (request.method !== "GET") requireSameOrigin(request.headers);
      const response = await handler(request, context);
      const { headers } = response;
      if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
      return response;
    } catch (error) {
      unstable_rethrow(error);
      // Nobody is left to read an answer, and nothing of ours has failed.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problem(error, request, tell);
    }
  };
}

async function problem(error: unknown, request: Request, tell: Teller): Promise<Response> {
  const isExpected = error instanceof AppError;
  const { code, params, status } = isExpected ? error : new AppError("unexpected");
  const id = request.headers.get("x-request-id") ?? randomUUID();
  if (!isExpected) log.error({ err: error, requestId: id }, "request failed");
  const detail = await tell(code, params);
  const body = {
    type: "about:blank",
    title: code,
    status,
    detail,
    code,
    params,
    instance: `urn:uuid:${id}`,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "private, no-store" },
  });
}
