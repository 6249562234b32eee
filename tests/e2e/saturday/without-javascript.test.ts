import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { SATURDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expect, test } from "#tests/support/browser.ts";
import { typeSignIn } from "#tests/support/sign-in.ts";

const SERVER = "HP ProLiant DL380 Gen11 服务器";
/** One that the other tests leave alone: Beijing has three, of which the story takes two. */
const PIECES = "1";

test.use({ role: null, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
test.beforeAll(() => setAppClock(SATURDAY));

test("the same order before any JavaScript has arrived, with another quantity and a note", async ({
  page,
}) => {
  await page.goto("/order");
  await typeSignIn(page, "dealer", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/order$/);
  await page.getByRole("searchbox", { name: "搜商品" }).fill("dl380");
  await page.getByRole("button", { name: "搜索" }).click();
  await page.getByRole("link", { name: new RegExp(`加入.*${SERVER}`) }).click();
  const quantity = page.getByRole("textbox", { name: `${SERVER}的数量` });
  await quantity.fill("2");
  await quantity.press("Enter");
  await expect(page.getByRole("button", { name: /^确认下单 · 2 件/ })).toBeVisible();
  await quantity.fill(PIECES);
  await quantity.press("Enter");
  await expect(page.getByRole("radio", { name: /^北京 .* 周日 17:00 前送达/ })).toBeChecked();
  await page.getByText("给仓库和司机的话").fill("到了打电话");
  await page.getByRole("button", { name: /^确认下单 · 1 件 北京发货，周日 17:00 前送达/ }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}\/[0-9a-f-]{36}\?placed=1$/);
  await expect(page.getByRole("main")).toContainText("备注：到了打电话");
  await expect(page.getByRole("main")).toContainText("17:00 前送");

  // Going back does not lead to a second one.
  await page.goBack();
  await expect(page.getByRole("main")).toContainText("这一单已经下了，订单号");
  await expect(page.getByRole("button", { name: /^确认下单/ })).toHaveCount(0);
});

test("a list that is pasted is told line by line, and taken", async ({ page }) => {
  await page.goto("/order");
  await typeSignIn(page, "dealer", DEMO_PASSWORD);
  await page.getByLabel("每行一种：型号和数量").fill("NET-SW-24 × 3\nNO-SUCH-THING 2");
  await page.getByRole("button", { name: "先看看认出了什么" }).click();
  await expect(page.getByRole("main")).toContainText("没有认出这种商品");
  await page.getByRole("button", { name: "把勾选的加入" }).click();
  await expect(page.getByRole("textbox", { name: "交换机 24 口的数量" })).toHaveValue("3");
});
