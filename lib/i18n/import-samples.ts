import type { ImportField } from "#lib/domain/importing/fields.ts";
import { type ImportKind, kindFields } from "#lib/domain/importing/kinds.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";

type Sample = { readonly [F in ImportField]?: string };

const zh: Readonly<Record<ImportKind, Sample>> = {
  deliveries: {
    shipmentNumber: "FH20261121001",
    orderNumber: "93763",
    dealer: "沈阳恒通科技",
    platform: "北京",
    serviceClass: "跨城",
    site: "沈阳三好街店",
    acceptedAt: "2026-11-21 10:30",
    dueAt: "2026-11-22 17:00",
    dispatchedAt: "2026-11-21 18:40",
    deliveredAt: "2026-11-22 15:20",
    productSku: "SRV-2U",
    productName: "双路服务器",
    quantity: "2",
  },
  dealers: {
    dealer: "沈阳恒通科技",
    aliases: "恒通科技；恒通",
    city: "沈阳",
    dealerClass: "A",
    region: "东北",
    homePlatform: "沈阳",
    representative: "李梅",
    sponsor: "王建国",
  },
  platforms: { platform: "沈阳", city: "沈阳", platformZone: "Asia/Shanghai", region: "东北" },
  sites: { dealer: "沈阳恒通科技", site: "三好街店", city: "沈阳" },
  products: {
    productSku: "SRV-2U",
    productName: "双路服务器",
    productNameEn: "2U server",
    brand: "浪潮",
    productLine: "服务器",
  },
  stock: { platform: "沈阳", productSku: "SRV-2U", onHand: "12", restockOn: "2026-12-01" },
  users: {
    personName: "张三",
    role: "运营",
    loginName: "zhangsan",
    email: "zhangsan@example.com",
    mobile: "138 0013 8000",
    platform: "沈阳；北京",
  },
};

const en: Readonly<Record<ImportKind, Sample>> = {
  deliveries: {
    ...zh.deliveries,
    dealer: "Northern Light Trading",
    platform: "Beijing",
    serviceClass: "intercity",
    site: "Main Street",
    productName: "2U server",
  },
  dealers: {
    dealer: "Northern Light Trading",
    aliases: "Northern Light; NLT",
    city: "Shenyang",
    dealerClass: "A",
    region: "North-east",
    homePlatform: "Shenyang",
    representative: "Mei Li",
    sponsor: "Jianguo Wang",
  },
  platforms: {
    platform: "Shenyang",
    city: "Shenyang",
    platformZone: "Asia/Shanghai",
    region: "North-east",
  },
  sites: { dealer: "Northern Light Trading", site: "Main Street", city: "Shenyang" },
  products: {
    productSku: "SRV-2U",
    productName: "2U server",
    productNameEn: "2U server",
    brand: "Inspur",
    productLine: "Servers",
  },
  stock: { platform: "Shenyang", productSku: "SRV-2U", onHand: "12", restockOn: "2026-12-01" },
  users: {
    personName: "San Zhang",
    role: "ops",
    loginName: "san.zhang",
    email: "san.zhang@example.com",
    mobile: "+86 138 0013 8000",
    platform: "Shenyang; Beijing",
  },
};

const rows: Readonly<Record<Locale, Readonly<Record<ImportKind, Sample>>>> = { "zh-CN": zh, en };

/** Headings and a row of what a file of that kind may hold; the import knows its own headings. */
export function importSample(
  kind: ImportKind,
  locale: Locale,
): { readonly header: readonly string[]; readonly row: readonly string[] } {
  const sample = rows[locale][kind];
  const fields = kindFields[kind].filter((field) => kind !== "deliveries" || field in sample);
  return {
    header: fields.map((field) => messages[locale].import.field[field]),
    row: fields.map((field) => sample[field] ?? ""),
  };
}
