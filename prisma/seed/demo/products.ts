import { FOUNDED_AT_MS } from "#prisma/seed/demo/network.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

export type DemoProduct = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly line: string;
};

/** Product lines with their share of shipments and their goods, SKU and name. */
const catalogue = [
  {
    line: "服务器",
    share: 0.2,
    goods: [
      ["P52560-B21", "HP ProLiant DL380 Gen11 服务器"],
      ["SRV-1U-2S", "机架服务器 1U 双路"],
      ["SRV-2U-GPU", "GPU 服务器 2U"],
      ["SRV-4U-4S", "机架服务器 4U 四路"],
      ["SRV-TWR-1S", "塔式服务器 单路"],
      ["SRV-MEM-32", "服务器内存 32 GB"],
      ["SRV-CPU-16C", "服务器处理器 16 核"],
    ],
  },
  {
    line: "存储",
    share: 0.14,
    goods: [
      ["STO-ARR-24", "磁盘阵列 24 盘位"],
      ["STO-JBOD-12", "存储扩展柜 12 盘位"],
      ["STO-NAS-8", "网络存储 8 盘位"],
      ["STO-HDD-8T", "企业级硬盘 8 TB"],
      ["STO-SSD-384", "固态盘 3.84 TB"],
      ["STO-FC-16P", "光纤通道交换机 16 口"],
    ],
  },
  {
    line: "网络",
    share: 0.22,
    goods: [
      ["NET-SW-24", "交换机 24 口"],
      ["NET-SW-48", "交换机 48 口"],
      ["NET-SW-10G", "万兆交换机 32 口"],
      ["NET-RT-ENT", "企业路由器"],
      ["NET-FW-2G", "防火墙 2 Gbps"],
      ["NET-AP-AX", "无线 AP"],
      ["NET-SFP-10", "万兆光模块"],
    ],
  },
  {
    line: "笔记本",
    share: 0.16,
    goods: [
      ["NB-14-U5", "笔记本 14 寸"],
      ["NB-15-U7", "笔记本 15 寸"],
      ["NB-13-AIR", "轻薄笔记本 13 寸"],
      ["NB-16-WS", "移动工作站 16 寸"],
      ["NB-DOCK", "扩展坞"],
    ],
  },
  {
    line: "显示器",
    share: 0.12,
    goods: [
      ["MON-24-FHD", "显示器 24 寸"],
      ["MON-27-QHD", "显示器 27 寸"],
      ["MON-32-4K", "显示器 32 寸 4K"],
      ["MON-ARM", "显示器支架"],
      ["MON-75-MTG", "会议平板 75 寸"],
    ],
  },
  {
    line: "UPS",
    share: 0.08,
    goods: [
      ["UPS-1K", "UPS 1 kVA"],
      ["UPS-3K", "UPS 3 kVA"],
      ["UPS-10K", "UPS 10 kVA"],
      ["UPS-BAT", "UPS 电池组"],
      ["UPS-PDU", "机柜 PDU"],
    ],
  },
  {
    line: "软件介质",
    share: 0.08,
    goods: [
      ["SW-OS-STD", "服务器操作系统 标准版"],
      ["SW-DB-ENT", "数据库 企业版"],
      ["SW-BKP", "备份软件"],
      ["SW-AV-100", "终端安全 100 点"],
      ["SW-OFF-50", "办公套件 50 用户"],
    ],
  },
] as const;

const rng = rngOf("demo/products");

export type ProductLine = {
  readonly line: string;
  readonly share: number;
  readonly products: readonly DemoProduct[];
};

export const productLines: readonly ProductLine[] = catalogue.map(({ line, share, goods }) => ({
  line,
  share,
  products: goods.map(([sku, name]) => ({ id: uuidAt(FOUNDED_AT_MS, rng), sku, name, line })),
}));

export const products: readonly DemoProduct[] = productLines.flatMap((line) => line.products);
