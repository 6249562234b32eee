import { expect, test } from "#tests/support/browser.ts";

test("the process is alive", async ({ request }) => {
  expect(await (await request.get("/healthz")).json()).toEqual({ status: "alive" });
});

test("the app is ready once the database has every migration", async ({ request }) => {
  const answer = await request.get("/readyz");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: "ready" });
});

test("a foreign Host header is turned away: DNS rebinding", async ({ request }) => {
  const answer = await request.get("/", { headers: { Host: "rebound.example" } });
  expect(answer.status()).toBe(421);
});

test("answers carry the security headers", async ({ request }) => {
  const headers = (await request.get("/healthz")).headers();
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
  expect(headers).not.toHaveProperty("x-powered-by");
});
