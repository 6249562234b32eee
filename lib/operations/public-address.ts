import { BlockList, isIP, isIPv6 } from "node:net";

/** What of IPv4 is no public address (IANA IPv4 Special-Purpose Address Registry). */
const special4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];

/** Inside the global unicast of IPv6, what is special or leads to an IPv4 address (RFC 6890, RFC 3056). */
const special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const blocked = new BlockList();
const global6 = new BlockList();
for (const [list, family] of [
  [special4, "ipv4"],
  [special6, "ipv6"],
] as const) {
  for (const network of list) {
    const [address = "", prefix] = network.split("/");
    blocked.addSubnet(address, Number(prefix), family);
  }
}
global6.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an IP address is one of the public network: neither private, nor of this machine or link, nor
 * reserved. Of IPv6 only global unicast is, so that no way of writing an IPv4 address slips through.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (!isIPv6(address)) return !blocked.check(address, "ipv4");
  return global6.check(address, "ipv6") && !blocked.check(address, "ipv6");
}
