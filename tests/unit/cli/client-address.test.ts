import { expect, test } from "vitest";
import { clientAddress } from "#lib/cli/launch/client-address.ts";

test.each([
  ["nobody's header is believed unless a proxy is trusted", 0, "6.6.6.6", "10.0.0.1"],
  ["the proxy's own entry is the last", 1, "6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["of two proxies the one before", 2, "6.6.6.6, 203.0.113.9, 10.0.0.7", "203.0.113.9"],
  ["too few entries name the socket", 2, "203.0.113.9", "10.0.0.1"],
  ["none does as well", 1, undefined, "10.0.0.1"],
])("%s", (_, proxies, forwarded, address) => {
  expect(clientAddress("::ffff:10.0.0.1", forwarded, proxies)).toBe(address);
});
