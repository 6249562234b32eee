/** The request header in which proxy.ts tells a page its own address. */
export const PATH_HEADER = "x-zhunda-path";

/**
 * A path of ours out of what an address or a form says, to go to after signing in; null where it leads
 * elsewhere (OWASP, unvalidated redirects) or back to signing in.
 */
export function ownPath(text: string): string | null {
  if (!text.startsWith("/")) return null;
  const base = "http://own.invalid";
  const url = URL.parse(text, base);
  // Dots before slashes fall away: what is left may begin with two, which name another host.
  if (url === null || url.origin !== base || url.pathname.startsWith("//")) return null;
  return /^\/(?:sign-in|link|forgot)(?:\/|$)/.test(url.pathname) ? null : url.pathname + url.search;
}
