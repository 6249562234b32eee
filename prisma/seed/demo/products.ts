import { FOUNDED_AT_MS } from "#prisma/seed/demo/network.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

export type DemoProduct = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly brand: string;
  readonly line: string;
};

/** Product lines with their share of shipments and their goods: SKU, name, brand and English name. */
const catalogue = [
  {
    line: "服务器",
    share: 0.2,
    goods: [
      ["P52560-B21", "HP ProLiant DL380 Gen11 服务器", "HPE", "HP ProLiant DL380 Gen11 server"],
      ["SRV-1U-2S", "机架服务器 1U 双路", "浪潮", "Rack server 1U, two sockets"],
      ["SRV-2U-GPU", "GPU 服务器 2U", "浪潮", "GPU server 2U"],
      ["SRV-4U-4S", "机架服务器 4U 四路", "浪潮", "Rack server 4U, four sockets"],
      ["SRV-TWR-1S", "塔式服务器 单路", "联想", "Tower server, one socket"],
      ["SRV-MEM-32", "服务器内存 32 GB", "三星", "Server memory 32 GB"],
      ["SRV-CPU-16C", "服务器处理器 16 核", "Intel", "Server processor, 16 cores"],
    ],
  },
  {
    line: "存储",
    share: 0.14,
    goods: [
      ["STO-ARR-24", "磁盘阵列 24 盘位", "华为", "Disk array, 24 bays"],
      ["STO-JBOD-12", "存储扩展柜 12 盘位", "华为", "Storage expansion, 12 bays"],
      ["STO-NAS-8", "网络存储 8 盘位", "群晖", "Network storage, 8 bays"],
      ["STO-HDD-8T", "企业级硬盘 8 TB", "希捷", "Enterprise hard disk 8 TB"],
      ["STO-SSD-384", "固态盘 3.84 TB", "三星", "Solid-state drive 3.84 TB"],
      ["STO-FC-16P", "光纤通道交换机 16 口", "博科", "Fibre Channel switch, 16 ports"],
    ],
  },
  {
    line: "网络",
    share: 0.22,
    goods: [
      ["NET-SW-24", "交换机 24 口", "新华三", "Switch, 24 ports"],
      ["NET-SW-48", "交换机 48 口", "新华三", "Switch, 48 ports"],
      ["NET-SW-10G", "万兆交换机 32 口", "华为", "10G switch, 32 ports"],
      ["NET-RT-ENT", "企业路由器", "华为", "Enterprise router"],
      ["NET-FW-2G", "防火墙 2 Gbps", "深信服", "Firewall 2 Gbps"],
      ["NET-AP-AX", "无线 AP", "锐捷", "Wireless access point"],
      ["NET-SFP-10", "万兆光模块", "华为", "10G optical module"],
    ],
  },
  {
    line: "笔记本",
    share: 0.16,
    goods: [
      ["NB-14-U5", "笔记本 14 寸", "联想", "Laptop 14 inch"],
      ["NB-15-U7", "笔记本 15 寸", "戴尔", "Laptop 15 inch"],
      ["NB-13-AIR", "轻薄笔记本 13 寸", "华为", "Ultralight laptop 13 inch"],
      ["NB-16-WS", "移动工作站 16 寸", "戴尔", "Mobile workstation 16 inch"],
      ["NB-DOCK", "扩展坞", "联想", "Docking station"],
    ],
  },
  {
    line: "显示器",
    share: 0.12,
    goods: [
      ["MON-24-FHD", "显示器 24 寸", "飞利浦", "Monitor 24 inch"],
      ["MON-27-QHD", "显示器 27 寸", "戴尔", "Monitor 27 inch"],
      ["MON-32-4K", "显示器 32 寸 4K", "戴尔", "Monitor 32 inch 4K"],
      ["MON-ARM", "显示器支架", "乐歌", "Monitor arm"],
      ["MON-75-MTG", "会议平板 75 寸", "希沃", "Meeting display 75 inch"],
    ],
  },
  {
    line: "UPS",
    share: 0.08,
    goods: [
      ["UPS-1K", "UPS 1 kVA", "山特", "UPS 1 kVA"],
      ["UPS-3K", "UPS 3 kVA", "山特", "UPS 3 kVA"],
      ["UPS-10K", "UPS 10 kVA", "维谛", "UPS 10 kVA"],
      ["UPS-BAT", "UPS 电池组", "山特", "UPS battery pack"],
      ["UPS-PDU", "机柜 PDU", "维谛", "Rack PDU"],
    ],
  },
  {
    line: "软件介质",
    share: 0.08,
    goods: [
      ["SW-OS-STD", "服务器操作系统 标准版", "统信", "Server operating system, standard"],
      ["SW-DB-ENT", "数据库 企业版", "达梦", "Database, enterprise"],
      ["SW-BKP", "备份软件", "爱数", "Backup software"],
      ["SW-AV-100", "终端安全 100 点", "奇安信", "Endpoint security, 100 seats"],
      ["SW-OFF-50", "办公套件 50 用户", "金山", "Office suite, 50 users"],
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
  products: goods.map(([sku, name, brand, nameEn]) => {
    return { id: uuidAt(FOUNDED_AT_MS, rng), sku, name, nameEn, brand, line };
  }),
}));

export const products: readonly DemoProduct[] = productLines.flatMap((line) => line.products);
