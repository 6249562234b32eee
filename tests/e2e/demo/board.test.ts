import { expectNoFaultsIn } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { giveShipments } from "#tests/support/given.ts";
import { signIn } from "#tests/support/sign-in.ts";

test.use({ role: null, viewport: { width: 390, height: 844 } });
test.describe.configure({ timeout: 120_000 });

test("a thumb does on a card what keys do, and a refused form keeps what was said", async ({
  page,
}) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "ops");
  await page.goto(`/board?q=${one.number}`);
  const card = page.locator(`[data-card="${one.dealerId}.${one.id}"]`);
  await expect(card.getByRole("button", { name: "拣货" })).toHaveCount(0);
  await card.locator("b").first().click();
  await expect(page).toHaveURL(/\/board/);
  const pick = card.getByRole("button", { name: "拣货" });
  expect((await pick.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const more = card.getByRole("link", { name: "更多…" });
  await expect(more).toHaveAttribute("href", `/log#s=${one.dealerId}.${one.id}`);
  await expectNoFaultsIn(page, "light");

  await pick.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "补录更早的时间" }).click();
  await dialog.getByRole("button", { name: "30 分前" }).click();
  await dialog.getByRole("button", { name: "拣货", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("晚登记超过 5 分钟，请写明原因");
  await dialog.getByRole("textbox", { name: "晚登记的原因" }).fill("扫码枪没电");
  await dialog.getByRole("button", { name: "拣货", exact: true }).click();
  // Only the server knows when it was accepted.
  await expect(dialog.getByRole("alert")).toHaveText(/^接单是 .*，不能早于它$/);
  await expect(dialog.getByRole("textbox", { name: "晚登记的原因" })).toHaveValue("扫码枪没电");
  await dialog.getByRole("button", { name: /改为现在|现在/ }).click();
  await dialog.getByRole("button", { name: "拣货", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card.getByText(/^已拣 \d\d:\d\d$/)).toBeVisible();
  await expect(pick).toHaveCount(0);

  await card.getByRole("checkbox", { name: `选择 ${one.number}` }).check();
  await expect(page.getByRole("region", { name: "已选 1 单" })).toBeVisible();
  await card.getByRole("link", { name: one.number }).click();
  await expect(page).toHaveURL(`/shipments/${one.dealerId}/${one.id}`);
  await page.getByRole("link", { name: /^订单 / }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${one.dealerId}/`));
});
