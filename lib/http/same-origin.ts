import { AppError } from "#lib/errors.ts";

/**
 * Whether a page of ours sent a request: its Origin must name the host that it was sent to. Browsers
 * put one on every request that may change something, so a missing or null one is foreign too (OWASP
 * ASVS 5, 3.5).
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = URL.parse(headers.get("origin") ?? "");
  const host = headers.get("host");
  return host !== null && origin?.host === host.toLowerCase();
}

/**
 * Refuses a mutation that no page of ours sent.
 * @throws AppError foreign_origin
 */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new AppError("foreign_origin");
}
