import type { Role } from "#lib/auth/permissions.ts";
import { DEMO_BUYER_OF, demoAccounts } from "#prisma/seed/demo/accounts.ts";
import { makeDealers } from "#prisma/seed/demo/dealers.ts";
import { platformIn } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";

const product = products[0]?.id ?? "";
const person = demoAccounts[0]?.id ?? "";
const buyer = makeDealers().find(({ dealer }) => dealer.name === DEMO_BUYER_OF);
const dealer = buyer?.dealer.id ?? "";
const requote = `/order?line=${product}:1&again=expired&was=${Date.parse("2026-11-22T09:00:00Z")}`;
const platform = platformIn("北京").id;
const northern = platformIn("沈阳").id;

/** Pages by who looks at them; null = nobody who has signed in. */
const pagesOf: readonly (readonly [Role | null, ...string[]])[] = [
  [null, "/sign-in", "/forgot", "/link/one-that-was-never-made"],
  ["dealer", "/account", "/order", "/orders?state=all", "/record", requote],
  [
    "ops",
    "/stock",
    `/stock/${product}`,
    "/disputes",
    "/orders",
    "/order",
    `/order?dealer=${dealer}`,
  ],
  [
    "admin",
    "/admin/people",
    "/admin/people/new",
    `/admin/people/${person}`,
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
    "/import",
  ],
];

for (const [role, ...paths] of pagesOf) {
  test.describe(`as ${role ?? "nobody"}`, () => {
    test.use({ role });
    for (const path of paths) {
      test(`${path.replace(/[0-9a-f-]{36}/g, "…")} has no faults`, async ({ page }) => {
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(200);
        await expectNoFaults(page);
      });
    }
  });
}

test.describe("as the manager", () => {
  test.use({ role: "manager" });
  const paths = [
    "/?period=2026-10",
    "/dealers?period=2026-10",
    `/dealers/${dealer}?period=2026-10`,
    "/platforms?period=2026-10",
    `/platforms/${northern}?period=2026-10`,
    "/reasons?period=2026-10",
    "/compare?a=2026-09&b=2026-10",
    "/report?period=2026-10",
    `/report?period=2026-10&dealer=${dealer}`,
    "/shipments?period=2026-10",
    "/search?q=93763",
  ];
  for (const path of paths) {
    test(`${path.replace(/[0-9a-f-]{36}/g, "…")} has no faults`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(200);
      await expectNoFaults(page);
    });
  }
});

test.describe("where there is nothing for one", () => {
  test.use({ role: "dealer", expectedProblems: [/40[34]/] });
  for (const [path, status] of [
    ["/admin/people", 403],
    ["/orders/one/that-never-was", 404],
  ] as const) {
    test(`the page of ${status} has no faults`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(status);
      await expectNoFaults(page);
    });
  }
});
