import { expect, test } from "#tests/support/browser.ts";

test.describe("before anything was imported", () => {
  for (const path of ["/dealers", "/shipments"]) {
    test(`${path} says that there is nothing yet and where to begin`, async ({ page }) => {
      await page.goto(path);
      const begin = page.getByRole("main").getByRole("link", { name: "导入送货记录" });
      await expect(begin).toHaveAttribute("href", "/import");
    });

    test(`${path}/export is a file with a header alone`, async ({ request }) => {
      const text = await (await request.get(`${path}/export`)).text();
      expect(text.trimEnd().split("\r\n")).toHaveLength(1);
    });
  }
});
