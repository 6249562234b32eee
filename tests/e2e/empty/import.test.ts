import { expect, test } from "#tests/support/browser.ts";

// Nothing here is imported: other tests of this app expect it empty.

const csv = [
  "发货单号,客户名称,要求送达时间,签收时间",
  "E1,沈阳恒通科技有限公司,2026-11-02 11:10,2026-11-02 10:55",
  "E2,沈阳恒通科技,2026-11-02 11:30,2026-11-02 12:05",
  'E3,=HYPERLINK("x"),2026-11-02 11:30,2026-11-31 12:05',
].join("\n");

function fileOf(name: string, text: string) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

test.describe("a file that is no table", () => {
  test.use({ expectedProblems: [/422/] });

  test("is refused where it was chosen, with the reason, and nothing is kept", async ({ page }) => {
    await page.goto("/import");
    await page.getByLabel("选择文件").setInputFiles(fileOf("photo.csv", "\u0089PNG\r\n\u001a\n"));
    await expect(page.getByRole("main").getByRole("alert")).toContainText("不是 CSV、TSV 或 XLSX");
    await page.reload();
    await expect(page.getByRole("link", { name: "photo.csv" })).toHaveCount(0);
  });
});

test("columns are guessed, mended in place, checked, and what is rejected can be had", async ({
  page,
}) => {
  await page.goto("/import");
  await page.getByLabel("选择文件").setInputFiles(fileOf("week.csv", csv));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("week.csv");
  const dealer = page.getByRole("combobox", { name: "经销商", exact: true });
  await expect(dealer.locator("option:checked")).toHaveText("客户名称");

  await dealer.selectOption("");
  await page.getByRole("button", { name: "检查，不写入" }).click();
  await expect(dealer).toBeFocused();
  await expect(dealer).toHaveAccessibleDescription(/请选出经销商在哪一列/);
  await dealer.selectOption({ label: "客户名称" });
  await expect(dealer).not.toHaveAccessibleDescription(/请选出/);
  await page.getByRole("button", { name: "检查，不写入" }).click();

  await expect(page.getByRole("heading", { name: "2 行可以导入，1 行不收" })).toBeVisible();
  const reasons = page.getByRole("region", { name: /没有收/ });
  await expect(reasons.getByRole("row").nth(1)).toContainText(
    "4签收时间日历上没有“2026-11-31 12:05”",
  );

  const near = page.getByRole("group", { name: /是不是同一家/ });
  await near.getByRole("radio", { name: "同一家" }).check();
  await page.getByRole("button", { name: "按选择重新检查" }).click();
  await expect(near.getByText("您已说是同一家")).toBeVisible();
  await expect(page.getByText("1 家经销商", { exact: true })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    reasons.getByRole("link", { name: /下载全部 1 行/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("week 未收的行.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the mapping comes back as it was sent, with what is to be mended", async ({
    page,
    request,
    baseURL,
  }) => {
    const answer = await request.post("/api/v1/imports?name=plain.csv", {
      headers: { Origin: baseURL ?? "" },
      data: Buffer.from(csv),
    });
    await page.goto((await answer.json()).href);
    await page.getByRole("combobox", { name: "经销商", exact: true }).selectOption("");
    await page
      .locator("summary")
      .filter({ hasText: /文件里没有的 \d+ 项/ })
      .click();
    await page.getByRole("combobox", { name: "平台", exact: true }).selectOption("constant");
    await page.getByLabel("平台：全部行的值").fill("沈阳");
    await page.getByLabel("文件中时间的时区").fill("Mars/Base");
    await page.getByRole("button", { name: "检查，不写入" }).click();
    await expect(page.getByText("有 2 处需要改")).toBeVisible();
    await expect(page.getByLabel("平台：全部行的值")).toHaveValue("沈阳");
    await expect(page.getByLabel("文件中时间的时区")).toHaveAttribute("aria-invalid", "true");
  });
});

test.describe("the API takes a file only from a page of ours", () => {
  for (const [whose, headers] of [
    ["no", {}],
    ["a foreign", { Origin: "http://evil.example" }],
    ["a null", { Origin: "null" }],
  ] as const) {
    test(`${whose} origin answers 403`, async ({ request }) => {
      const answer = await request.post("/api/v1/imports?name=a.csv", { headers, data: csv });
      expect(answer.status()).toBe(403);
      expect(answer.headers()["content-type"]).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ code: "foreign_origin", status: 403 });
    });
  }

  test("an unknown parameter answers 400, an unknown import 404", async ({ request, baseURL }) => {
    const headers = { Origin: baseURL ?? "" };
    const more = await request.post("/api/v1/imports?name=a.csv&x=1", { headers, data: csv });
    expect(more.status()).toBe(400);
    for (const id of ["x", "01a202d4-ee5a-72cc-83f6-6d94b32f5d40"]) {
      expect((await request.get(`/api/v1/imports/${id}`)).status()).toBe(404);
      expect((await request.get(`/import/${id}`)).status()).toBe(404);
      expect((await request.get(`/import/${id}/rejected`)).status()).toBe(404);
    }
  });
});
