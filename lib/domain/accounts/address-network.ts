/**
 * What attempts from a network address are counted by. Whoever has an IPv6 connection has at least a
 * /64 of addresses to themselves (RFC 6177), so an IPv6 address counts as its /64; an IPv4 one counts
 * as itself, however it is written (IPv4-mapped: RFC 4291, 2.5.5.2).
 *
 * @returns the /64 or the IPv4 address, in one spelling; what is no address, as it is
 */
export function addressNetwork(address: string): string {
  const [bare = ""] = address.split("%", 1);
  if (!/^[\da-f:.]+$/i.test(bare)) return address;
  const host = URL.parse(`http://[${bare}]`)?.hostname;
  if (host === undefined) return address;
  const groups = groupsOf(host.slice(1, -1));
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (isMapped) return groups.slice(6).flatMap(bytesOf).join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): string[] {
  const [left = [], right = []] = address
    .split("::")
    .map((part) => part.split(":").filter((group) => group !== ""));
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
