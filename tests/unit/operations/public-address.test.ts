import { createServer } from "node:http";
import { expect, it, test } from "vitest";
import { postJson, publicOutside } from "#lib/operations/post-json.ts";
import { isPublicAddress } from "#lib/operations/public-address.ts";

test.each([
  ["8.8.8.8", true],
  ["172.32.0.1", true],
  ["2606:4700::1111", true],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.16.0.1", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fc00::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:8.8.8.8", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["localhost", false],
])("%s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

it.each([
  "https://127.0.0.1/send",
  "https://2130706433/send",
  "https://0x7f.1/send",
  "https://[::1]/send",
  "https://[::ffff:7f00:1]/send",
  "https://localhost/send",
  "http://qyapi.weixin.qq.com/send",
  "file:///etc/passwd",
  "none",
])("%s is not reached", async (address) => {
  expect(await postJson(address, {}, publicOutside)).toEqual({ kind: "failed", code: "address" });
});

it("reads no more of an answer than a robot says", async () => {
  const server = createServer((_, response) => response.end("x".repeat(100_000)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  const anywhere = { isAllowed: () => true, protocols: ["http:"] };
  expect(await postJson(url, {}, anywhere)).toEqual({ kind: "failed", code: "too_large" });
  server.close();
});
