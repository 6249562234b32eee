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

for (const [name, origin] of [
  ["foreign", "http://evil.example"],
  ["null", "null"],
  ["missing", ""],
] as const) {
  test(`what a page of a ${name} origin sends is refused before it is looked at`, async ({
    request,
  }) => {
    const headers = { "Next-Action": "00", ...(origin === "" ? {} : { Origin: origin }) };
    const answer = await request.post("/dealers", { headers, data: "[]" });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toBe("");
  });
}

test("answers carry the security headers", async ({ request }) => {
  const headers = (await request.get("/healthz")).headers();
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
  expect(headers).not.toHaveProperty("x-powered-by");
});
