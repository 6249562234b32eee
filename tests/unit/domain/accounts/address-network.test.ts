import { expect, test } from "vitest";
import { addressNetwork } from "#lib/domain/accounts/address-network.ts";

test.each([
  ["IPv4 as itself", "203.0.113.9", "203.0.113.9"],
  ["its neighbour apart", "203.0.113.10", "203.0.113.10"],
  ["IPv4 on a socket of both kinds", "::ffff:203.0.113.9", "203.0.113.9"],
  ["that in hexadecimal", "::FFFF:cb00:7109", "203.0.113.9"],
  ["that without an abbreviation", "0:0:0:0:0:ffff:cb00:7109", "203.0.113.9"],
  ["IPv6 by its /64", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["another one of it", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["that in another spelling", "2001:0DB8:0001:0002::", "2001:db8:1:2::/64"],
  ["the /64 beside it apart", "2001:db8:1:3:3:4:5:6", "2001:db8:1:3::/64"],
  ["with nought within the /64", "2001:db8::1", "2001:db8:0:0::/64"],
  ["this machine", "::1", "0:0:0:0::/64"],
  ["with a zone", "fe80::1:2%eth0", "fe80:0:0:0::/64"],
  ["none", "", ""],
  ["what is no address", "unknown", "unknown"],
  ["what only looks like one", "2001:db8::1::2", "2001:db8::1::2"],
  ["what would end the brackets", "::1]:80/[", "::1]:80/["],
])("counts %s", (_, address, network) => {
  expect(addressNetwork(address)).toBe(network);
});
