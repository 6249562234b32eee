import { operatorScope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { refusalText } from "#lib/i18n/refusal-text.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";

const scope = operatorScope("imports:read");
const now = new Date("2026-11-22T02:00:00Z");

/** Leaves nothing of what files of master data bring. */
export async function emptyReference(): Promise<void> {
  await db().$transaction((tx) => emptyWorld(tx));
  await db().personScope.deleteMany();
  await db().person.deleteMany();
  await db().import.deleteMany();
}

type Wishes = Omit<Parameters<typeof importFile>[1] & {}, "kind">;

/** Imports lines of a CSV as one kind; the headers are of that kind by themselves. */
export async function take(kind: ImportKind, lines: readonly string[], wishes: Wishes = {}) {
  const file = await writeTempFile("a.csv", `${lines.join("\n")}\n`);
  const { importId, counts } = await importFile(file, { kind, now, ...wishes });
  const rows = await listRejectedRows(scope, importId, { afterRow: 0, limit: 100 });
  const rejected = rows.map(({ rowNumber, column, code, params }) =>
    [rowNumber, column ?? "-", refusalText({ code, params }, "zh-CN")].join(" "),
  );
  const { recordsNew, recordsChanged, recordsUnchanged, regionsNew } = counts;
  return {
    sums: [recordsNew, recordsChanged, recordsUnchanged] as const,
    counts,
    regionsNew,
    rejected,
    rows,
    importId,
  };
}

const platforms = [
  "平台,城市,时区,大区",
  "沈阳,沈阳市,Asia/Shanghai,东北",
  "伦敦仓,London,europe/london,",
];
const dealers = [
  "经销商,别名,城市,经销商等级,大区,所属平台,客服代表,高管负责人",
  "沈阳恒通科技,恒通；HT,沈阳,A类,东北,沈阳,李梅,王总",
  "大连海诚网络,,大连,b,东北,,,",
];
const sites = ["经销商,收货点,城市", "恒通,一号店,沈阳", "沈阳恒通科技,二号店,铁岭"];
const products = [
  "产品编号,产品名称,英文名称,品牌,产品线",
  "SRV-1,双路服务器,Two-socket server,浪潮,服务器",
  "SSD-2,,,,存储",
];
const stock = ["平台,SKU,实盘数量,预计到货日期", "沈阳,SRV-1,12,", "沈阳,SSD-2,0,2026-12-01"];
const people = [
  "姓名,角色,登录名,邮箱,手机,经销商,平台,大区",
  "张三,运营,zhang.san,,138 0013 8000,,沈阳；伦敦仓,",
  "李四,大区经理,,Li.Si@Example.com,,,,东北",
  "王五,经销商,wangwu,,+86 13900139000,HT,,",
  "赵六,管理员,zhaoliu,,,,,",
];
export const files = { platforms, dealers, sites, products, stock, users: people } as const;
export const kinds = ["platforms", "dealers", "sites", "products", "stock", "users"] as const;

export async function takeAll() {
  for (const kind of kinds) await take(kind, files[kind]);
}
