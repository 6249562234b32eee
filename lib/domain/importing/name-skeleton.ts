import { nameKey } from "#lib/domain/importing/name-key.ts";

// each traditional character before its simplified one; those that names of firms and places use
const traditional =
  "東东華华國国電电腦脑訊讯網网聯联廣广滬沪遼辽寧宁陽阳濟济漢汉慶庆門门龍龙達达豐丰興兴業业實实貿贸設设備备務务資资產产銷销傳传億亿萬万與与維维" +
  "綠绿藍蓝紅红黃黄銀银鐵铁鋼钢機机車车輛辆運运輸输倉仓儲储場场區区縣县鄉乡島岛灣湾貴贵蘇苏陝陕長长雲云滿满誠诚譽誉榮荣偉伟強强號号會会協协優优" +
  "創创動动數数碼码視视聲声樂乐書书學学醫医藥药衛卫開开發发際际環环節节氣气熱热導导體体術术專专營营經经總总處处員员點点質质檢检測测計计劃划軟软" +
  "寶宝馬马鳳凤鴻鸿鵬鹏飛飞匯汇彙汇麗丽齊齐魯鲁閩闽贛赣瓊琼臺台麥麦";
const simplifiedOf = new Map<string, string>();
for (let at = 0; at + 1 < traditional.length; at += 2) {
  simplifiedOf.set(traditional.charAt(at), traditional.charAt(at + 1));
}

const companySuffix =
  /(?:股份有限公司|有限责任公司|有限公司|责任公司|总公司|分公司|集团|公司|co(?:mpany)?(?:ltd|limited)|(?:pty|pvt)ltd|limited|ltd|llc|inc(?:orporated)?|corp(?:oration)?|gmbh|plc|company)$/;
const spacedSuffix = /[\s,.]+(?:sa|s\.a|ag|bv|b\.v|nv|srl|co)\.?$/;
const businessWords =
  /(?:科技|技术|商贸|贸易|电子|信息|计算机|电脑|网络|数码|实业|发展|工贸|系统|服务|设备|通讯|经营部|商行|专卖店)+$/;

/** What is left of a name when what people write now and then is taken off, step by step. */
export type NameSkeleton = {
  readonly key: string;
  /** Accents off and traditional characters made simplified. */
  readonly plain: string;
  /** The legal form off as well. */
  readonly core: string;
  /** Words of the trade off as well. */
  readonly stem: string;
  /** The words of a spaced name in alphabetical order, joined; else the core. */
  readonly sortedWords: string;
};

/** The forms of a name that near spellings are found by. */
export function nameSkeleton(name: string): NameSkeleton {
  const key = nameKey(name);
  const plain = simplified(nameKey(withoutAccents(name)));
  const core = withoutSuffix(simplified(nameKey(withoutAccents(name).replace(spacedSuffix, ""))));
  const words = withoutAccents(name)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const sortedWords = words.length > 1 ? words.toSorted().join(" ") : core;
  return { key, plain, core, stem: core.replace(businessWords, ""), sortedWords };
}

function withoutAccents(name: string): string {
  return name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").normalize("NFKC");
}

function simplified(text: string): string {
  return Array.from(text, (character) => simplifiedOf.get(character) ?? character).join("");
}

/** Taken off as often as it stands there (集团有限公司), but never down to less than two characters. */
function withoutSuffix(key: string): string {
  const shorter = key.replace(companySuffix, "");
  return shorter === key || Array.from(shorter).length < 2 ? key : withoutSuffix(shorter);
}
