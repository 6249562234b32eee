/**
 * The network address that a request comes from. Proxies append to X-Forwarded-For, so only its last
 * entries were written by those that are trusted; what stands before them anybody may have made up.
 *
 * @param proxies how many proxies of ours stand before the app
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const own = plain(socketAddress ?? "");
  if (proxies === 0) return own;
  const chain = (forwardedFor ?? "").split(",").map((part) => plain(part.trim()));
  return chain.at(-proxies) || own;
}

/** IPv4 addresses look the same on a socket that takes both kinds. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 64);
}
