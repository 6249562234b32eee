import { expect, test } from "vitest";
import { requireSameOrigin } from "#lib/http/same-origin.ts";

const ask = (headers: Record<string, string>) => () => requireSameOrigin(new Headers(headers));

test.each([
  ["the page's own", { origin: "http://localhost:3000", host: "localhost:3000" }],
  ["the page's own behind TLS", { origin: "https://zhunda.example", host: "zhunda.example" }],
  ["the host in capitals", { origin: "http://localhost:3000", host: "LocalHost:3000" }],
])("%s origin may change something", (_, headers) => {
  expect(ask(headers)).not.toThrow();
});

test.each([
  ["a foreign", { origin: "http://evil.example", host: "localhost:3000" }],
  ["another port's", { origin: "http://localhost:3001", host: "localhost:3000" }],
  ["a look-alike's", { origin: "http://localhost:3000.evil.example", host: "localhost:3000" }],
  ["a null", { origin: "null", host: "localhost:3000" }],
  ["a missing", { host: "localhost:3000" }],
  ["an empty", { origin: "", host: "localhost:3000" }],
])("%s origin may not", (_, headers) => {
  expect(ask(headers)).toThrow(expect.objectContaining({ code: "foreign_origin", status: 403 }));
});
