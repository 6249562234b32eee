import { type ImportField, isDeliveryField } from "#lib/domain/importing/fields.ts";
import { headerKey, headerScores } from "#lib/domain/importing/header-patterns.ts";
import { kindFields, type ReferenceKind } from "#lib/domain/importing/kinds.ts";

const sure = 0.98;
const vague = 0.75;

/** What the headers of master data mean, matched against `headerKey`, whatever the kind. */
const patterns: Readonly<Partial<Record<ImportField, RegExp>>> = {
  aliases:
    /^(?:别名|别称|曾用名|其[他它](?:名称|写法)|简称|又名|aliases|alias|other (?:names?|spellings?)|aka|short name)$/,
  city: /^(?:所在|所属)?城?市(?:名称)?$|^(?:dealer |site |platform )?city(?: name)?$|^town$/,
  homePlatform:
    /^(?:所属|归属|默认|主要|服务)?(?:平台|仓库|分仓|配送中心)(?:名称)?$|^(?:home |default )?(?:platform|warehouse)(?: name)?$/,
  representative:
    /^(?:客服|服务|客户|业务|销售)(?:代表|专员|经理)?$|^业务员$|^(?:service |sales )?rep(?:resentative)?$|^account manager$/,
  sponsor: /^(?:高管|高层|负责高管|分管高管|分管领导)(?:负责人)?$|^(?:executive )?sponsor$/,
  platformZone: /^(?:所在)?时区$|^(?:iana )?(?:time ?)?zone$|^tz$/,
  productLine:
    /^(?:产品线|品类|(?:产品|商品|物料)?(?:类别|分类|系列|大类))$|^(?:product )?(?:line|category|family|series)$/,
  productNameEn:
    /^(?:产品|商品|物料)?(?:英文|外文)(?:名|名称|品名)?$|^(?:产品|商品|物料)英文(?:名|名称)$|^english(?: product)? name$|^(?:product )?name (?:en|english)$|^en name$/,
  brand:
    /^(?:产品|商品)?(?:品牌|厂商|厂家|制造商|生产商)(?:名称)?$|^(?:brand|manufacturer|vendor|make)(?: name)?$/,
  onHand:
    /^(?:实盘|盘点|在库|库存|现存|实存|实际|账面|当前)(?:库存)?(?:数量|数|量)?$|^(?:on hand|counted|count|stock|inventory|physical)(?: (?:qty|quantity|count|stock|on hand))?$|^(?:qty|quantity) (?:on hand|counted)$/,
  restockOn:
    /^(?:预计|预期|下次|计划)?(?:到货|补货|入库)(?:日期|时间|日)?$|^(?:expected|restock|next receipt|replenishment)(?: (?:on|date|at))?$/,
  personName:
    /^(?:人员|员工|用户|真实)?姓名$|^(?:人员|员工)(?:名称)?$|^(?:person|employee|staff|full|display|contact)(?: name)?$/,
  role: /^(?:用户|人员)?(?:角色|岗位|职务|职位|身份)$|^(?:user )?role$|^position$|^job title$/,
  loginName:
    /^(?:登[录陆](?:名|账号|帐号)|账号|帐号|用户名|工号)$|^user ?(?:name|id)$|^login(?: name| id)?$|^account$/,
  email: /^(?:电子)?(?:邮箱|邮件)(?:地址)?$|^e ?mail(?: address)?$|^mail$/,
  mobile:
    /^(?:手机|移动电话|电话|联系电话)(?:号|号码)?$|^(?:mobile|cell|phone|tel|telephone)(?: ?phone)?(?: (?:number|no))?$/,
  dealer: /^(?:所属|负责)(?:经销商|客户)$/,
  platform: /^(?:所属|负责|管辖|管理)(?:平台|仓库)$|^platforms$/,
  region: /^(?:所属|负责|管辖|管理)(?:大区|区域|片区)$|^regions$/,
};

/** In a file of one kind, a name without more words is that of what its rows are. */
const ownName: Readonly<Record<ReferenceKind, readonly [ImportField, RegExp]>> = {
  dealers: ["dealer", /^(?:名称|全称|公司|公司名称|name|company(?: name)?)$/],
  platforms: ["platform", /^(?:名称|name|location)$/],
  sites: ["site", /^(?:名称|收货点|门店|地点|name|store(?: name)?|location)$/],
  products: ["productSku", /^(?:编号|编码|代码|code|id)$/],
  stock: ["productSku", /^(?:编号|编码|代码|code|id)$/],
  users: ["personName", /^(?:名称|名字|name)$/],
};

/** How sure each field of a kind is from the header's words alone, 0 to 1; others are left out. */
export function referenceScores(kind: ReferenceKind, header: string): Map<ImportField, number> {
  const scores = new Map<ImportField, number>();
  if (header.length > 200) return scores;
  const key = headerKey(header);
  const [own, vagueName] = ownName[kind];
  const known = headerScores(header);
  for (const field of kindFields[kind]) {
    const score = Math.max(
      patterns[field]?.test(key) ? sure : 0,
      isDeliveryField(field) ? (known.get(field) ?? 0) : 0,
      field === own && vagueName.test(key) ? vague : 0,
    );
    if (score > 0) scores.set(field, score);
  }
  return scores;
}
