import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expect, test } from "#tests/support/browser.ts";
import { productId } from "#tests/support/order-page.ts";

test.use({ role: "ops" });
test.beforeAll(() => setAppClock(MONDAY));

test("the desk logs goods that came, corrects what broke and says when more comes", async ({
  page,
}) => {
  await page.goto(`/stock/${productId("SRV-CPU-16C")}`);
  const shelf = page.getByRole("heading", { name: /^北京平台：/ });
  await expect(shelf).toHaveText("北京平台：在库 30，预留 0，可供 30");

  const receipt = page.getByRole("form", { name: "收货" });
  await receipt.getByLabel("收到几件").fill("五");
  await receipt.getByRole("button", { name: "记收货" }).click();
  await expect(receipt.getByRole("alert")).toHaveText("请填整数。");
  await receipt.getByLabel("收到几件").fill("5");
  await receipt.getByLabel("备注（可不填）").fill("送货单 7731");
  await receipt.getByRole("button", { name: "记收货" }).click();
  await expect(page.getByText("已记收货。")).toBeVisible();
  await expect(shelf).toHaveText("北京平台：在库 35，预留 0，可供 35");
  const latest = page.getByRole("table").last().getByRole("row").nth(1);
  await expect(latest).toContainText(/收货送货单 7731.*\+5/);

  const adjustment = page.getByRole("form", { name: "调整" });
  await adjustment.getByLabel("差几件").fill("36");
  await adjustment.getByRole("button", { name: "记调整" }).click();
  await expect(adjustment.getByRole("alert")).toHaveText("请选择原因。");
  await adjustment.getByLabel("原因").selectOption("− 破损");
  await adjustment.getByRole("button", { name: "记调整" }).click();
  await expect(adjustment.getByRole("alert")).toContainText("最多能减 35 件");
  await adjustment.getByLabel("差几件").fill("3");
  await adjustment.getByRole("button", { name: "记调整" }).click();
  await expect(page.getByText("已记调整。")).toBeVisible();
  await expect(shelf).toHaveText("北京平台：在库 32，预留 0，可供 32");
  await expect(latest).toContainText(/调整 · 破损.*−3.*石岩/);

  await page.goto(`/stock/${productId("MON-75-MTG")}`);
  await expect(shelf).toHaveText("北京平台：在库 0，预留 0，可供 0");
  await page.getByLabel("哪天到").fill("2026-12-02");
  await page.getByRole("button", { name: "保存日期" }).click();
  await expect(page.getByText("已保存预计到货日。")).toBeVisible();
  await page.goto("/stock?q=MON-75-MTG");
  await expect(page.getByRole("row", { name: /会议平板 75 寸/ })).toContainText(/无货.*12月2日/);
});
