import type { Role } from "#lib/auth/permissions.ts";
import { platformIn } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";

const product = products[0]?.id ?? "";
const platform = platformIn("北京").id;

/** Pages by who looks at them; null = nobody who has signed in. */
const pagesOf: readonly (readonly [Role | null, ...string[]])[] = [
  [null, "/sign-in", "/forgot", "/link/one-that-was-never-made"],
  ["dealer", "/account", "/order", "/orders?state=all", "/record"],
  ["ops", "/stock", `/stock/${product}`, "/disputes", "/orders"],
  [
    "admin",
    "/admin/people",
    "/admin/people/new",
    "/admin/products",
    "/admin/products/new",
    `/admin/products/${product}`,
    "/admin/platforms",
    `/admin/platforms/${platform}`,
    `/admin/platforms/${platform}/calendar`,
    `/admin/platforms/${platform}/policy?class=local`,
    `/admin/platforms/${platform}/what-if?class=local`,
    "/admin/service-classes",
    "/admin/targets",
  ],
];

for (const [role, ...paths] of pagesOf) {
  test.describe(`as ${role ?? "nobody"}`, () => {
    test.use({ role });
    for (const path of paths) {
      test(`${path.replace(/[0-9a-f-]{36}/, "…")} has no faults`, async ({ page }) => {
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(200);
        await expectNoFaults(page);
      });
    }
  });
}
