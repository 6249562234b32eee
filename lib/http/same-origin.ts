import { AppError } from "#lib/errors.ts";

/**
 * Refuses a mutation that no page of ours sent: its Origin must name the host that it was sent to.
 * Browsers put one on every request that may change something, so a missing or null one is refused
 * too (OWASP ASVS 5, 3.5).
 * @throws AppError foreign_origin
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = URL.parse(headers.get("origin") ?? "");
  const host = headers.get("host");
  if (host === null || origin?.host !== host.toLowerCase()) throw new AppError("foreign_origin");
}
