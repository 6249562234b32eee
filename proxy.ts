import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "#lib/contracts/own-path.ts";
import { isSameOrigin } from "#lib/http/same-origin.ts";

/** As much as a form may send: `bodySizeLimit` of next.config.js, past which Next fails. */
const MAX_FORM_BYTES = 8 * 1024 * 1024;

/**
 * Refuses what would change something and was sent by no page of ours, before Next looks for an
 * action: it would answer such a request with an error of its own. Everything else gets the content security policy of every page: scripts run only with this answer's nonce, which Next
 * reads from the request's own header and puts on what it renders.
 */
export async function proxy(request: NextRequest) {
  const changesNothing = request.method === "GET" || request.method === "HEAD";
  if (!changesNothing && !isSameOrigin(request.headers)) {
    return new NextResponse(null, { status: 403 });
  }
  if (Number(request.headers.get("content-length")) > MAX_FORM_BYTES) {
    return new NextResponse(null, { status: 413 });
  }
  if (!isDecodable(request.nextUrl.pathname) || !(await isReadable(request))) {
    return new NextResponse(null, { status: 400 });
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    // WebAssembly reads codes where the browser cannot; a page keeps its policy when links lead on from
    // it without a load, so every page has it. Text does not become script by it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Without a rule of its own, the one for scripts forbids it whatever has no nonce.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  // Pages do not know their own address, which signing in leads back to.
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Next fails where the percent signs of a path are no UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Next fails where the parts of a form are cut off or have no boundary. */
async function isReadable(request: NextRequest): Promise<boolean> {
  if (request.method !== "POST") return true;
  if (!/^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "")) return true;
  try {
    await request.clone().formData();
    return true;
  } catch {
    return false;
  }
}

export const config = {
  // Uploads stay out: bodies over 10 MB are cut off here without a word.
  matcher: ["/((?!api/|_next/static/|_next/image|(?:healthz|readyz|icon\\.svg|favicon\\.ico)$).*)"],
};
