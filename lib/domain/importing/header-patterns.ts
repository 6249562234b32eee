import type { DeliveryField } from "#lib/domain/importing/fields.ts";

type Pattern = readonly [field: DeliveryField, score: number, pattern: RegExp];

const planned = "(?:要求|应|预计|预期|计划|承诺|约定|最晚|最迟|期望|预约|指定|规定|目标)";
const arrival = "(?:送达|到货|到达|送货|交付|交货|签收|收货|配送|妥投|到|达)";
const when = "(?:时间|日期|时刻|时点|日|时)";
const plannedEn =
  "(?:scheduled?|expected|planned|requested|required|estimated|target|committed|promised?)";
const number = "(?:号|号码|编号|编码|单号|id|no|number|num|code|ref)";

const from = (source: string) => new RegExp(source);

/**
 * What the headers of logistics exports mean, as they are written in Chinese and English systems.
 * Matched against `headerKey`; the score says how sure the words alone make it.
 */
const patterns: readonly Pattern[] = [
  ["dueAt", 0.97, from(`^${planned}(?:完成)?${arrival}(?:完成)?${when}?$`)],
  ["dueAt", 0.95, /^(?:承诺|应达|时效|截止|到期|交期|时限|sla)(?:时间|日期|时限|时刻|到期)?$/],
  ["dueAt", 0.8, from(`${planned}${arrival}`)],
  [
    "dueAt",
    0.95,
    /^(?:due|promised?|deadline|eta|sla|deliver by)(?: (?:at|on|by|date|time|datetime))*$/,
  ],
  [
    "dueAt",
    0.95,
    from(`^${plannedEn} (?:deliver\\w*|arriv\\w*)(?: (?:at|on|date|time|datetime))*$`),
  ],
  ["dueAt", 0.85, from(`^${plannedEn}(?: (?:at|on|date|time|datetime))+$`)],
  ["dueAt", 0.6, from(`\\b(?:due|deadline|eta)\\b|\\b${plannedEn} (?:deliver\\w*|arriv\\w*)`)],
  [
    "deliveredAt",
    0.97,
    /^(?:实际)?(?:签收|送达|到货|妥投|交付|交货|收货|完成配送)(?:时间|日期|时刻|日)$/,
  ],
  [
    "deliveredAt",
    0.9,
    /^实际(?:送货|到达|配送)?(?:时间|日期)$|^(?:到达|配送完成|完成|送货)(?:时间|日期)$/,
  ],
  ["deliveredAt", 0.75, from(`(?<!${planned})(?:签收|送达|妥投)`)],
  [
    "deliveredAt",
    0.97,
    /^(?:actual )?(?:delivered|delivery|received|arrived|arrival|pod)(?: (?:at|on|date|time|datetime|client|customer|to))*$/,
  ],
  [
    "deliveredAt",
    0.6,
    from(`^(?!.*${plannedEn}).*\\b(?:delivered|actual deliver\\w*)\\b(?! (?:by|qty|quantity))`),
  ],
  [
    "acceptedAt",
    0.95,
    /^(?:订单)?(?:下单|接单|受理|承接|订货|下达|订单|创建|制单|录单|开单|确认|审核)(?:时间|日期|时刻)$/,
  ],
  ["acceptedAt", 0.7, /^订单(?:创建|生成|确认|审核|下达|受理)(?:时间|日期)$/],
  [
    "acceptedAt",
    0.95,
    /^(?:accepted|accept|acceptance|ordered|order|placed|order placed|order accepted|order created)(?: (?:at|on|date|time|datetime))+$|^(?:accepted|ordered)$/,
  ],
  [
    "acceptedAt",
    0.55,
    /^(?:created|creation|confirmed|order confirmed|booked|booking)(?: (?:at|on|date|time|datetime))*$/,
  ],
  [
    "dispatchedAt",
    0.97,
    from(`^(?:实际)?(?:出库|发车|发货|发运|起运|离仓|发出|出仓|装车|派车|出发)(?:完成)?${when}$`),
  ],
  [
    "dispatchedAt",
    0.97,
    /^(?:actual )?(?:dispatch(?:ed)?|despatch(?:ed)?|shipped|shipping|ship|departed|departure|goods issue|pgi|left warehouse)(?: (?:at|on|date|time|datetime))*$/,
  ],
  ["cancelledAt", 0.97, /^(?:订单)?(?:取消|作废|撤单|撤销)(?:时间|日期)$/],
  ["cancelledAt", 0.97, /^(?:order )?cancell?(?:ed|ation)?(?: (?:at|on|date|time|datetime))+$/],
  ["cancelledBy", 0.97, /^(?:取消|作废|撤单)(?:人|方|来源|责任方|发起方)$|^cancell?ed by$/],
  ["recordedAt", 0.95, /^(?:系统)?(?:录入|登记|记录|回单|补录|上传)(?:时间|日期)$/],
  [
    "recordedAt",
    0.95,
    /^(?:delivery )?(?:recorded|entered|logged|keyed|reported)(?: (?:at|on|date|time|datetime))*$/,
  ],
  [
    "shipmentNumber",
    0.97,
    from(
      `^(?:发货|运|出库|送货|配送|交货|物流|派送|装运|托运|货运|快递|发运)(?:通知)?单?${number}?$`,
    ),
  ],
  [
    "shipmentNumber",
    0.97,
    from(
      `^(?:shipment|delivery|waybill|consignment|dispatch|delivery note|delivery order|tracking|awb)(?: ${number})+$`,
    ),
  ],
  ["shipmentNumber", 0.9, from(`^(?:shipment|waybill|dn|awb)(?: ${number})?$|^dn号$`)],
  // of what, the words do not say: the content must
  ["shipmentNumber", 0.5, /^(?:number|num|no|id|单号|编号)$/],
  // a notice of arrival may announce several shipments at once
  ["shipmentNumber", 0.7, from(`^(?:asn|asn dn)(?: ${number})?$`)],
  [
    "shipmentNumber",
    0.6,
    from(`^(?:line|row|record|item line)(?: ${number})+$|^(?:明细|行项目|订单行)${number}$`),
  ],
  [
    "orderNumber",
    0.97,
    from(`^(?:客户|销售|采购|原始|平台|商城|系统)?(?:订单|销售单|采购单|订货单|合同)${number}?$`),
  ],
  [
    "orderNumber",
    0.97,
    from(
      `^(?:customer |sales |purchase |client )?order(?: ${number})+$|^(?:so|po)(?: ${number})?$`,
    ),
  ],
  [
    "orderNumber",
    0.85,
    from(
      `^(?:po so|po so ${number}|sales order|purchase order|contract ${number})$|^单据${number}$`,
    ),
  ],
  [
    "dealer",
    0.97,
    /^(?:经销商|代理商|分销商|客户|收货单位|收货方|收货客户|购货单位|门店|渠道商|渠道|送达方|售达方|合作伙伴)(?:名称|简称|全称|名|单位名称)?$/,
  ],
  ["dealer", 0.75, /^(?:终端客户|终端|店铺|店名|单位名称|收货人|单位|公司名称|网点)(?:名称)?$/],
  ["dealer", 0.7, from(`^(?:经销商|代理商|客户|门店|渠道)${number}$`)],
  [
    "dealer",
    0.97,
    /^(?:dealer|customer|consignee|client|reseller|ship to|ship to party|sold to|sold to party|buyer|recipient|store|account)(?: name)?$/,
  ],
  ["dealer", 0.7, from(`^(?:dealer|customer|client|reseller|store|account)(?: ${number})+$`)],
  ["dealer", 0.55, /^(?:destination )?country(?: name)?$|^国家$|^partner(?: name)?$/],
  [
    "platform",
    0.97,
    /^(?:发货|出库|始发|所属)?(?:平台|仓库|仓|分仓|库房|配送中心|物流中心|前置仓)(?:名称|城市)?$/,
  ],
  [
    "platform",
    0.75,
    /^(?:发货|始发|出发|发出)(?:地|城市|站|机构)$|^(?:仓库|平台)(?:编码|代码|编号)$/,
  ],
  [
    "platform",
    0.97,
    /^(?:platform|warehouse|depot|dc|distribution cent(?:er|re)|fulfil+ment cent(?:er|re)|hub|ship from|shipping point)(?: name| code| id)?$/,
  ],
  ["platform", 0.6, /^(?:origin|plant|branch)(?: name| city| code)?$/],
  ["serviceClass", 0.97, /^(?:时效|配送|服务|送货)(?:类型|等级|级别|类别|方式|产品)$/],
  ["serviceClass", 0.7, /^时效$/],
  ["serviceClass", 0.97, /^(?:service|delivery|shipping) (?:class|level|type|tier)$|^service$/],
  [
    "site",
    0.95,
    /^(?:收货|送货|交货|配送|目的|到货)(?:地址|地点|地|城市|站点|站|点)$|^(?:地址|站点)$/,
  ],
  [
    "site",
    0.95,
    /^(?:delivery |customer |dealer |consignee |ship to )?(?:site|address|destination)(?: name| code)?$/,
  ],
  [
    "productSku",
    0.95,
    from(`^(?:sku|物料|商品|产品|货品|存货)${number}$|^(?:货号|料号|型号|规格型号|产品型号|sku)$`),
  ],
  [
    "productSku",
    0.95,
    from(`^(?:sku|pn|mpn|upc|ean)$|^(?:item|part|material|product|sku|article)(?: ${number})+$`),
  ],
  ["productName", 0.95, /^(?:商品|产品|物料|货物|货品|存货)(?:名称|描述|名)?$|^品名$/],
  [
    "productName",
    0.95,
    /^(?:product|item|material|article|goods)(?: (?:name|description|desc|title))?$/,
  ],
  ["quantity", 0.97, /^(?:发货|出库|送货|签收|订单|商品|产品)?(?:数量|件数|台数|箱数)$/],
  [
    "quantity",
    0.97,
    /^(?:line item |order(?:ed)? |ship(?:ped)? |delivered |item |unit )?(?:qty|quantity)$|^(?:units|pieces|pcs)$/,
  ],
  ["dealerClass", 0.97, /^(?:经销商|代理商|客户|门店|渠道)(?:等级|级别|类别|分类|类型|分级)$/],
  [
    "dealerClass",
    0.97,
    /^(?:dealer|customer|client|account|reseller|store) (?:class|tier|grade|level|type|category|segment)$/,
  ],
  ["region", 0.95, /^(?:所属|销售|业务)?(?:大区|区域|片区|战区)(?:名称)?$|^地区$/],
  ["region", 0.95, /^(?:sales )?(?:region|territory|area)(?: name)?$/],
];

/**
 * A header as words: full-width forms made half-width, camelCase and snake_case cut apart, punctuation
 * and units in brackets dropped, lower case.
 */
export function headerKey(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/[([【（].*?[)\]】）]/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .trim();
}

/** How sure each field is from the header's words alone, 0 to 1; fields not named are left out. */
export function headerScores(header: string): Map<DeliveryField, number> {
  const scores = new Map<DeliveryField, number>();
  // whole paragraphs are no header, and brackets that never close are slow to look for in them
  if (header.length > 200) return scores;
  const key = headerKey(header);
  if (key === "" || key.length > 80) return scores;
  for (const [field, score, pattern] of patterns) {
    if (score > (scores.get(field) ?? 0) && pattern.test(key)) scores.set(field, score);
  }
  return scores;
}
